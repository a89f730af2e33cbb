package io.needletail.core.shard;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MultiScanner;
import io.needletail.api.pdu.MultiView;
import io.needletail.api.route.RouteDecision;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.address.AddressRewriter;
import io.needletail.core.address.AddressRules;
import io.needletail.core.family.Family;
import io.needletail.core.family.MemberWriter;
import io.needletail.core.family.Recipient;
import io.needletail.core.family.Recipients;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.MessageIdCodec;
import io.needletail.core.protocol.MultiResponse;
import io.needletail.core.protocol.QueryResponse;
import java.util.List;

/**
 * submit_multi (3.4 section 4.5): a message of its own for each destination that nothing speaks against, all of one family. Shard
 * thread only.
 */
final class MultiStage {
    private static final int VERSION_34 = 0x34;
    private static final int VERSION_50 = 0x50;

    private final ShardState state;
    private final AcceptStage accept;
    private final FamilyStage families;
    private final Routing routing;
    private final MultiView multi = new MultiView();
    private final MemberWriter writer = new MemberWriter();
    private final MultiResponse response = new MultiResponse();
    private final AddressRewriter addresses = new AddressRewriter();
    private final byte[] idText = new byte[MessageIdCodec.MAX_LENGTH];

    MultiStage(ShardState state, AcceptStage accept, FamilyStage families, Routing routing) {
        this.state = state;
        this.accept = accept;
        this.families = families;
        this.routing = routing;
    }

    /** A validated submit_multi that waits for its answer. */
    void accept(ShardEvent event) {
        if (MultiScanner.scan(event.pdu(), 0, event.pduLength(), VERSION_50, multi) != CommandStatus.ROK) {
            throw new IllegalStateException("a submit_multi that was sound is not any more");
        }
        AccountEntry account = state.ports.accounts().entry(event.account);
        int status = accept.timesOf(multi.message(), account);
        if (status != CommandStatus.ROK) {
            state.metrics.refusedForTime.increment();
            refuse(event, status);
            return;
        }
        List<Recipient> recipients =
                Recipients.of(multi, account.account().terms().lists());
        long[] ids = families.ids(recipients.size());
        if (ids.length == 0) {
            state.metrics.refusedFull.increment();
            refuse(event, accept.fullStatus());
            return;
        }
        int sound = examine(recipients, event, account, ids);
        if (sound == 0) {
            refuse(event, commonStatus(recipients));
        } else {
            keep(recipients, sound, event, account, ids);
        }
    }

    /** Refuses recipients for their addresses or by the rules; how many are left. */
    private int examine(List<Recipient> recipients, ShardEvent event, AccountEntry account, long[] ids) {
        int sound = 0;
        for (int i = 0; i < recipients.size(); i++) {
            Recipient recipient = recipients.get(i);
            if (recipient.isSound()) {
                recipient.judge(verdict(recipient, event, account, ids[i + 1]));
                sound += recipient.isSound() ? 1 : 0;
            }
        }
        return sound;
    }

    private int verdict(Recipient recipient, ShardEvent event, AccountEntry account, long id) {
        int status = writer.write(multi, recipient);
        AddressRules rules = account.addresses();
        if (status == CommandStatus.ROK && rules != null) {
            status = addresses.check(writer.view(), rules);
        }
        if (status != CommandStatus.ROK) {
            return status;
        }
        routing.ask(writer.view(), account, event.bind, id);
        if (routing.decision.kind() == RouteDecision.Kind.REJECT) {
            state.metrics.ruleHit(routing.decision.rule());
            state.metrics.refusedByRoute.increment();
            return routing.decision.commandStatus();
        }
        return CommandStatus.ROK;
    }

    private void keep(List<Recipient> recipients, int sound, ShardEvent event, AccountEntry account, long[] ids) {
        Family family = families.open(ids[0], account, multi.message(), false, sound);
        boolean shortId = event.version < VERSION_34;
        response.begin(event.sequence, idText, account.ids().writeResponse(ids[0], shortId, idText, 0));
        int kept = 0;
        for (int i = 0; i < recipients.size(); i++) {
            Recipient recipient = recipients.get(i);
            if (recipient.isSound()) {
                writer.write(multi, recipient);
                families.add(family, event, account, writer, ids[i + 1], ++kept == sound);
            } else {
                int status = InterfaceVersion.status(event.version, recipient.status());
                response.refuse(recipient.ton(), recipient.npi(), recipient.address(), status);
            }
        }
        families.release(Origin.of(event, CommandId.SUBMIT_MULTI), response.end());
    }

    /** Nobody gets anything: what all were refused for, or that the submit failed. */
    private static int commonStatus(List<Recipient> recipients) {
        int first = recipients.get(0).status();
        boolean common = recipients.stream().allMatch(recipient -> recipient.status() == first);
        return common ? first : CommandStatus.RSUBMITFAIL;
    }

    private void refuse(ShardEvent event, int wanted) {
        int status = InterfaceVersion.status(event.version, wanted);
        byte[] pdu = QueryResponse.refusal(CommandId.SUBMIT_MULTI, status, event.sequence);
        state.ports.outboxes().get(event.loop).respond(event.session, pdu, 0, pdu.length);
    }
}
