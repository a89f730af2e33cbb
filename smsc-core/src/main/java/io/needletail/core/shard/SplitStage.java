package io.needletail.core.shard;

import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.part.MessageCutter;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.family.Family;
import io.needletail.core.family.MemberWriter;
import io.needletail.core.pipeline.ShardEvent;

/**
 * Cuts messages that are too long for one short message into parts, each a message of its own, all of one family: for accounts that
 * want it. The rules decide about the whole; all parts begin at the same destination. Shard thread only.
 */
final class SplitStage {
    private final ShardState state;
    private final FamilyStage families;
    private final Routing routing;
    private final MessageCutter cutter = new MessageCutter();
    private final MemberWriter writer = new MemberWriter();

    SplitStage(ShardState state, FamilyStage families, Routing routing) {
        this.state = state;
        this.families = families;
        this.routing = routing;
    }

    /**
     * A submit of an account that wants its long messages split.
     *
     * @param accept which has its times
     * @return false if the message is short enough, or a part: it is to go on as it came
     */
    boolean take(ShardEvent event, AccountEntry account, LongMessageTerms terms, AcceptStage accept) {
        MessageView message = event.message();
        int parts = cutter.begin(
                message, terms.form(), account.account().terms().messages().alphabet());
        if (parts == 1) {
            return false;
        }
        if (parts > MessageCutter.MOST_PARTS) {
            accept.refuse(event, CommandStatus.RINVMSGLEN);
            return true;
        }
        long[] ids = families.ids(parts);
        if (ids.length == 0) {
            state.metrics.refusedFull.increment();
            accept.refuse(event, accept.fullStatus());
            return true;
        }
        routing.ask(message, account, event.bind, ids[0]);
        state.metrics.ruleHit(routing.decision.rule());
        if (routing.decision.kind() == RouteDecision.Kind.REJECT) {
            state.metrics.refusedByRoute.increment();
            accept.refuse(event, routing.decision.commandStatus());
            return true;
        }
        boolean oneReceipt = terms.receipts() == LongMessageTerms.Receipts.MESSAGE;
        Family family = families.open(ids[0], account, message, oneReceipt, parts);
        family.keepTogether();
        for (int part = 1; part <= parts; part++) {
            writer.write(cutter, (int) ids[0]);
            families.addPart(family, event, account, writer, ids[part], part == parts);
        }
        families.release(event);
        return true;
    }
}
