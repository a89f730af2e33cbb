package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.part.MessageJoiner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.join.PartGroup;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;

/**
 * Makes one message of the parts that are there. It has the id of one of them, which its receipt will name: the first that
 * asks for a receipt, or the first. The facts that say so are in one batch, the message last: a part whose message is not there
 * is still held. Shard thread only.
 */
final class JoinedMessage {
    private static final int RECEIPTS =
            MessageTable.RECEIPT_ON_SUCCESS | MessageTable.RECEIPT_ON_FAILURE | MessageTable.RECEIPT_ON_RETRY;
    /** Journal bytes of a fact without PDU, at most. */
    private static final int FACT_BYTES = 80;

    private final ShardState state;
    private final StoredMessage stored;
    private final PendingAnswers answers;
    private final MessageJoiner joiner = new MessageJoiner();
    private final MessageView view = new MessageView();
    private int message;
    private int flags;
    private boolean tellsAll;
    private int length;
    private long acceptedMillis;
    private long dueMillis;
    private long expiryMillis;

    JoinedMessage(ShardState state, StoredMessage stored, PendingAnswers answers) {
        this.state = state;
        this.stored = stored;
        this.answers = answers;
    }

    /**
     * Reads the parts back and puts them together; nothing changes yet.
     *
     * @return false if they do not go together
     * @throws UnreadableMessageException if the journal has one of them no more
     */
    boolean read(PartGroup group) {
        message = choose(group);
        dueMillis = 0;
        expiryMillis = Long.MAX_VALUE;
        int registered = 0;
        for (int number = 1; number <= group.total(); number++) {
            int part = group.entry(number);
            long accepted = stored.load(part, view);
            if (number == 1) {
                joiner.begin(view);
            } else if (!joiner.add(view)) {
                return false;
            }
            dueMillis = Math.max(dueMillis, JoinStage.scheduleOf(view, accepted));
            expiryMillis = Math.min(expiryMillis, state.table.expiryMillis(part));
            if (part == message) {
                tellsAll = (stored.fact().attempts & Fact.RECEIPT_EACH) != 0;
                flags = stored.fact().flags & ~Fact.HELD;
                registered = view.registeredDelivery();
                acceptedMillis = accepted;
            }
        }
        length = joiner.end(registered);
        return true;
    }

    /**
     * Journals it. Its way begins when the journal has it.
     *
     * @param parts all that were held, in no timer
     */
    void write(PartGroup group, int[] parts) {
        MessageTable table = state.table;
        state.writer.makeRoom(length + (group.size() + 2) * FACT_BYTES);
        for (int part : parts) {
            if (part != message) {
                Fact fact = state.writer.fact(FactType.JOINED, table.id(part), state.nowMillis);
                fact.upstream = table.id(message);
                fact.flags = tellsAll ? Fact.RECEIPT_OWED : 0;
                state.writer.append(fact);
                table.flags(part, tellsAll ? table.flags(part) : table.flags(part) & MessageTable.SHORT_ID);
                table.phase(part, Phase.JOINED);
                state.joined.add(message, part);
            }
        }
        table.due(message, dueMillis);
        table.expiryMillis(message, expiryMillis);
        table.phase(message, Phase.JOURNALING);
        Fact fact = state.writer.fact(FactType.REPLACED, table.id(message), acceptedMillis);
        fact.flags = flags;
        fact.dueMillis = dueMillis;
        fact.expiryMillis = table.expiryMillis(message);
        fact.systemId = state.ports.accounts().entry(table.account(message)).systemIdBytes();
        fact.systemIdLength = fact.systemId.length;
        fact.pdu = joiner.pdu();
        fact.pduOffset = 0;
        fact.pduLength = length;
        state.writer.supersede(fact, message);
        long now = state.ports.clock().nanos();
        answers.addUnanswered(message, PendingAnswers.REROUTE, now, state.writer.openBatch());
    }

    private int choose(PartGroup group) {
        for (int number = 1; number <= group.total(); number++) {
            if ((state.table.flags(group.entry(number)) & RECEIPTS) != 0) {
                return group.entry(number);
            }
        }
        return group.entry(1);
    }
}
