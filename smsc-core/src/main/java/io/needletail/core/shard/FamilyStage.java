package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.IdSource;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.family.Family;
import io.needletail.core.family.MemberWriter;
import io.needletail.core.pipeline.ShardEvent;
import java.util.Arrays;

/**
 * Takes the messages that one request becomes: an ACCEPTED fact and a table entry for each, all answered together when the
 * journal has the last of them. The last fact says that it is the last; a restart that does not find it forgets the others.
 * Shard thread only; a family is opened, filled and released within one event.
 */
final class FamilyStage {
    private final ShardState state;
    private final PendingAnswers answers;
    private final AcceptStage accept;
    private final Routing routing;
    private int[] entries = new int[16];
    private int[] destinations = new int[16];
    private int size;

    FamilyStage(ShardState state, PendingAnswers answers, AcceptStage accept, Routing routing) {
        this.state = state;
        this.answers = answers;
        this.accept = accept;
        this.routing = routing;
    }

    /**
     * Ids for a family and its messages, the family's first.
     *
     * @return none at all if there is no room for them now
     */
    long[] ids(int messages) {
        long[] ids = new long[accept.hasRoom(messages) ? messages + 1 : 0];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = state.ports.ids().next();
            if (ids[i] == IdSource.EXHAUSTED) {
                return new long[0];
            }
        }
        return ids;
    }

    /** A new family, of a request by this account. */
    Family open(long id, AccountEntry account, MessageView request, boolean oneReceipt, int messages) {
        int source = SourceHash.of(request);
        Family family = state.families.open(id, account.index(), source, oneReceipt, messages);
        state.ports.states().accepted(id, account.hash(), source);
        size = 0;
        if (entries.length < messages) {
            entries = Arrays.copyOf(entries, messages);
            destinations = Arrays.copyOf(destinations, messages);
        }
        return family;
    }

    /** Keeps the message that the writer holds. */
    void add(Family family, ShardEvent event, AccountEntry account, MemberWriter writer, long id, boolean last) {
        MessageView message = writer.view();
        accept.timesOf(message, account);
        routing.ask(message, account, event.bind, id);
        state.metrics.ruleHit(routing.decision.rule());
        keep(family, event, account, writer, id, last);
        destinations[size++] = accept.destination();
    }

    /** The same for a part of a message that the router has decided about as a whole: it begins where the first part does. */
    void addPart(Family family, ShardEvent event, AccountEntry account, MemberWriter writer, long id, boolean last) {
        keep(family, event, account, writer, id, last);
        destinations[size] = size == 0 ? accept.destination() : destinations[0];
        size++;
    }

    private void keep(
            Family family, ShardEvent event, AccountEntry account, MemberWriter writer, long id, boolean last) {
        writer.belongsTo(family);
        MessageView message = writer.view();
        int entry = accept.keep(event, message, account, id, Fact.MEMBER | (last ? Fact.LAST_MEMBER : 0));
        state.table.member(entry);
        state.families.join(family, id);
        entries[size] = entry;
    }

    /** All are kept: the response waits for the journal, and the first attempts behind it. */
    void release(Origin origin, byte[] response) {
        long batch = state.writer.lastBatch();
        answers.addResponse(origin, response, batch);
        for (int i = 0; i < size; i++) {
            answers.addUnanswered(entries[i], destinations[i], origin.arrivedNanos(), batch);
        }
        state.metrics.families.increment();
        state.metrics.accepted.add(size);
    }

    /** The same for a request whose response has nothing but the family's id. */
    void release(ShardEvent event) {
        long batch = state.writer.lastBatch();
        answers.add(event, entries[0], destinations[0], batch);
        for (int i = 1; i < size; i++) {
            answers.addUnanswered(entries[i], destinations[i], event.arrivedNanos, batch);
        }
        state.metrics.families.increment();
        state.metrics.accepted.add(size - 1);
    }
}
