package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import java.util.Arrays;
import java.util.Objects;

/**
 * What one read of one session brought for the shards: gathered while framing, then published with a single claim for
 * each shard. What a full ring does not take goes to {@link Overflow}. One for each loop, reused.
 */
final class ShardBatch {
    /** Most PDUs gathered before they are published. */
    static final int CAPACITY = 256;

    private static final int SUBMIT_ANSWER = CommandId.SUBMIT_SM_RESP;
    /** In {@link #answers}: a query_sm, cancel_sm, replace_sm or submit_multi. */
    private static final int OPERATION = CommandId.QUERY_SM;

    /** What happens to the PDUs a ring has no room for. Called after the claim that fitted has been published. */
    interface Overflow {
        /** A submit that was admitted, not published. */
        void onSubmit(SmppSession session, int shard, int responseId, int sequence);

        /** A carrier's message that was admitted: must not get lost, for a carrier may send it only once. */
        void onCarrierMessage(SmppSession session, int shard, MessageView message);

        /** An answer to a deliver_sm or data_sm: must not get lost. */
        void onAnswer(SmppSession session, int commandId, int sequence, int status);

        /** A carrier's answer to a submit_sm: must not get lost either, not even when the connection ends now. */
        void onSubmitAnswer(SmppSession session, int shard, int sequence, int status, byte[] id);
    }

    private final int loop;
    private final ShardRing[] rings;
    private final Overflow overflow;
    private final MessageView[] views = new MessageView[CAPACITY];
    /** command_id of an answer, {@link #SUBMIT_ANSWER} for one to a submit_sm, 0 for a submit. */
    private final int[] answers = new int[CAPACITY];

    private final int[] sequences = new int[CAPACITY];
    private final int[] passes = new int[CAPACITY];
    private final int[] statuses = new int[CAPACITY];
    /** Where in {@link #octets} the message_id of a carrier's answer is. */
    private final int[] idOffsets = new int[CAPACITY];

    private final int[] idLengths = new int[CAPACITY];
    /** Where those are: of most in the loop's own array. */
    private final byte[][] octets = new byte[CAPACITY][];

    private final int[][] picked;
    private final int[] counts;
    private int size;

    ShardBatch(int loop, ShardRing[] rings, Overflow overflow) {
        this.loop = loop;
        this.rings = rings;
        this.overflow = overflow;
        this.picked = new int[rings.length][CAPACITY];
        this.counts = new int[rings.length];
        for (int i = 0; i < CAPACITY; i++) {
            views[i] = new MessageView();
        }
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    int shards() {
        return rings.length;
    }

    /** How full a ring is, in percent; 100 only when it is. */
    int ringPercent(int shard) {
        ShardRing ring = rings[shard];
        return (int) (ring.used() * 100 / ring.capacity());
    }

    /** The same of the fullest. */
    int fullestRingPercent() {
        int most = 0;
        for (int shard = 0; shard < rings.length; shard++) {
            most = Math.max(most, ringPercent(shard));
        }
        return most;
    }

    /** True when a quarter of any ring is free: worth trying again. */
    boolean someRingHasRoom() {
        for (ShardRing ring : rings) {
            if (ring.used() <= ring.capacity() - (ring.capacity() >> 2)) {
                return true;
            }
        }
        return false;
    }

    /** The view to scan the next message into; it counts only once {@link #addSubmit} is called. */
    MessageView nextView() {
        return views[size];
    }

    /** Adds the message scanned into {@link #nextView}. */
    void addSubmit(int shard, int sequence) {
        addPassed(shard, sequence, 0);
    }

    /** The same for a carrier's receipt that so many shards have seen before. */
    void addPassed(int shard, int sequence, int seenBy) {
        answers[size] = 0;
        passes[size] = seenBy;
        add(shard, sequence);
    }

    void addAnswer(int shard, int commandId, int sequence, int status) {
        answers[size] = commandId;
        statuses[size] = status;
        add(shard, sequence);
    }

    /**
     * Adds a carrier's answer to a submit_sm.
     *
     * @param bytes of the frame; unchanged until the next {@link #publish}
     */
    void addSubmitAnswer(int shard, int sequence, int status, byte[] bytes, int idAt, int idLength) {
        answers[size] = SUBMIT_ANSWER;
        statuses[size] = status;
        octets[size] = bytes;
        idOffsets[size] = idAt;
        idLengths[size] = idLength;
        add(shard, sequence);
    }

    /**
     * Adds a query_sm, cancel_sm, replace_sm or submit_multi that was admitted.
     *
     * @param bytes of the frame, or of its own; unchanged until the next {@link #publish}
     */
    void addOperation(int shard, int sequence, byte[] bytes, int at, int length) {
        answers[size] = OPERATION;
        octets[size] = bytes;
        idOffsets[size] = at;
        idLengths[size] = length;
        add(shard, sequence);
    }

    /** Publishes what was gathered, all of one session. */
    void publish(SmppSession session, long arrivedNanos) {
        if (size == 0) {
            return;
        }
        try {
            for (int shard = 0; shard < rings.length; shard++) {
                int count = counts[shard];
                int published = count == 0 ? 0 : publish(shard, count, session, arrivedNanos);
                for (int i = published; i < count; i++) {
                    overflow(shard, picked[shard][i], session);
                }
            }
        } finally {
            // Whatever happens, nothing of this session may be taken for the next one's.
            Arrays.fill(counts, 0);
            size = 0;
        }
    }

    private void add(int shard, int sequence) {
        sequences[size] = sequence;
        picked[shard][counts[shard]++] = size++;
    }

    private int publish(int shard, int count, SmppSession session, long arrivedNanos) {
        ShardRing ring = rings[shard];
        int claimed = Math.min(count, ring.capacity());
        long highest = ring.tryClaim(claimed);
        while (highest == ShardRing.FULL) {
            int free = (int) (ring.capacity() - ring.used());
            claimed = free < claimed ? free : claimed / 2;
            if (claimed <= 0) {
                return 0;
            }
            highest = ring.tryClaim(claimed);
        }
        long lowest = highest - claimed + 1;
        try {
            for (int i = 0; i < claimed; i++) {
                fill(ring.slot(lowest + i), picked[shard][i], session, arrivedNanos);
            }
        } finally {
            ring.publish(lowest, highest);
        }
        return claimed;
    }

    private void fill(ShardEvent event, int index, SmppSession session, long arrivedNanos) {
        event.session = session.number();
        event.sequence = sequences[index];
        if (answers[index] == OPERATION) {
            fillOperation(event, index, session, arrivedNanos);
            return;
        }
        if (answers[index] != 0) {
            event.status = statuses[index];
            if (answers[index] == SUBMIT_ANSWER) {
                event.copyId(octets[index], idOffsets[index], idLengths[index]);
                event.kind = ShardEvent.Kind.SUBMIT_ANSWER;
            } else {
                event.kind = ShardEvent.Kind.DELIVER_ANSWER;
            }
            return;
        }
        AccountEntry account = Objects.requireNonNull(session.account(), "submit without a bind");
        fillOrigin(event, session, account, arrivedNanos);
        event.bind = session.bindCode();
        event.passes = passes[index];
        event.copyMessage(views[index]);
        event.kind = ShardEvent.Kind.SUBMIT;
    }

    private void fillOperation(ShardEvent event, int index, SmppSession session, long arrivedNanos) {
        AccountEntry account = Objects.requireNonNull(session.account(), "operation without a bind");
        fillOrigin(event, session, account, arrivedNanos);
        event.bind = session.bindCode();
        event.copyPdu(octets[index], idOffsets[index], idLengths[index]);
        event.kind = ShardEvent.Kind.OPERATION;
    }

    private void fillOrigin(ShardEvent event, SmppSession session, AccountEntry account, long arrivedNanos) {
        event.loop = loop;
        event.account = account.index();
        event.version = session.version();
        event.arrivedNanos = arrivedNanos;
    }

    private void overflow(int shard, int index, SmppSession session) {
        if (answers[index] == SUBMIT_ANSWER) {
            int at = idOffsets[index];
            byte[] id = Arrays.copyOfRange(octets[index], at, at + idLengths[index]);
            overflow.onSubmitAnswer(session, shard, sequences[index], statuses[index], id);
        } else if (answers[index] == OPERATION) {
            int responseId = Frame.int32(octets[index], idOffsets[index] + 4) | CommandId.RESPONSE;
            overflow.onSubmit(session, shard, responseId, sequences[index]);
        } else if (answers[index] != 0) {
            overflow.onAnswer(session, answers[index], sequences[index], statuses[index]);
        } else if (session.link() != null && passes[index] == 0) {
            overflow.onCarrierMessage(session, shard, views[index]);
        } else {
            overflow.onSubmit(session, shard, views[index].commandId() | CommandId.RESPONSE, sequences[index]);
        }
    }
}
