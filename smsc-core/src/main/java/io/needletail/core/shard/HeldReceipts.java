package io.needletail.core.shard;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.table.MessageTable;
import java.util.ArrayDeque;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Final receipts that came before the response which names their id, and are not answered until it is there: with several
 * connections to a carrier that is usual. Held for {@value #HELD_MILLIS} ms; a carrier that dies meanwhile, or we, has it sent
 * again. Shard thread only.
 */
final class HeldReceipts {
    private static final long HELD_MILLIS = 500;
    private static final int CAPACITY = 8_192;
    private static final byte[] NO_ID = new byte[0];

    private final ShardState state;
    private final PendingAnswers answers;
    private final Long2ObjectHashMap<Held> byId = new Long2ObjectHashMap<>();
    private final ArrayDeque<Held> byAge = new ArrayDeque<>();

    /** One of them. */
    static final class Held {
        final long id;
        final Carrier carrier;
        final MessageState outcome;
        final int networkError;
        final byte[] pdu;
        private final Origin origin;
        private final long steadyMillis;
        private boolean taken;
        private boolean answered;

        /** @param pdu as it came, an array of its own */
        Held(
                long id,
                Carrier carrier,
                MessageState outcome,
                int networkError,
                byte[] pdu,
                Origin origin,
                long steadyMillis) {
            this.id = id;
            this.carrier = carrier;
            this.outcome = outcome;
            this.networkError = networkError;
            this.pdu = pdu;
            this.origin = origin;
            this.steadyMillis = steadyMillis;
        }
    }

    HeldReceipts(ShardState state, PendingAnswers answers) {
        this.state = state;
        this.answers = answers;
    }

    boolean hasRoom() {
        return byAge.size() < CAPACITY;
    }

    void add(Held receipt) {
        byId.put(receipt.id, receipt);
        byAge.add(receipt);
    }

    /** The receipt with this id, or null. It is to be answered once what it says is in the open batch. */
    @Nullable
    Held take(long id) {
        Held receipt = byId.isEmpty() ? null : byId.remove(id);
        if (receipt != null) {
            receipt.taken = true;
        }
        return receipt;
    }

    /** One whose response has not come in time, or null; it stays the next one until it is answered. */
    @Nullable
    Held overdue() {
        for (Held oldest = byAge.peek(); oldest != null; oldest = byAge.peek()) {
            if (!oldest.answered && !oldest.taken) {
                if (state.steadyMillis - oldest.steadyMillis < HELD_MILLIS) {
                    return null;
                }
                byId.remove(oldest.id, oldest);
                return oldest;
            }
            byAge.remove();
            refuseUnanswered(oldest);
        }
        return null;
    }

    /** Answers a receipt as soon as the newest fact is as durable as configured. */
    void answer(Held receipt) {
        receipt.answered = true;
        answers.add(receipt.origin, MessageTable.NONE, 0, state.writer.lastBatch());
    }

    /** The journal has failed: the carrier is to send them again. */
    void close() {
        for (Held receipt = byAge.poll(); receipt != null; receipt = byAge.poll()) {
            refuseUnanswered(receipt);
        }
        byId.clear();
    }

    /** Also one that was taken, when what it says could not be written down. */
    private void refuseUnanswered(Held receipt) {
        if (!receipt.answered) {
            Origin origin = receipt.origin;
            int response = origin.commandId() | CommandId.RESPONSE;
            state.ports
                    .outboxes()
                    .get(origin.loop())
                    .answer(origin.session(), response, origin.sequence(), CommandStatus.RSYSERR, NO_ID, 0);
        }
    }
}
