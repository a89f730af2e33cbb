package io.needletail.core.shard;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Accepted submits whose answer waits for the journal, in order of their batches. As many as the event loops admit, so
 * bounded; grows to that and stays. Shard thread only.
 */
final class PendingAnswers {
    /** {@link #session}: nobody waits for the answer. */
    static final int NOBODY = 0;

    /** In place of a destination: the message is to be routed. */
    static final int REROUTE = -1;

    /** In place of a destination: the part waits for the others of its message. */
    static final int HOLD = Integer.MIN_VALUE;

    private static final int DROPPED = -2;
    /** In place of a destination: the response is there as a whole. */
    private static final int WHOLE = Integer.MIN_VALUE + 1;

    private int mask = 1023;
    private int[] entries = new int[mask + 1];
    private int[] sessions = new int[mask + 1];
    private int[] loops = new int[mask + 1];
    private int[] sequences = new int[mask + 1];
    private int[] commands = new int[mask + 1];
    private int[] destinations = new int[mask + 1];
    private long[] batches = new long[mask + 1];
    private long[] arrivals = new long[mask + 1];
    private final ArrayDeque<byte[]> responses = new ArrayDeque<>();
    private long head;
    private long tail;

    /** Appends one; the event's session, loop, sequence and arrival are copied. */
    void add(ShardEvent event, int entry, int destination, long batch) {
        if (tail - head > mask) {
            grow();
        }
        int at = (int) tail & mask;
        entries[at] = entry;
        sessions[at] = event.session;
        loops[at] = event.loop;
        sequences[at] = event.sequence;
        commands[at] = event.message().commandId() | CommandId.RESPONSE;
        arrivals[at] = event.arrivedNanos;
        destinations[at] = destination;
        batches[at] = batch;
        tail++;
    }

    /** Appends the answer to an operation: its own PDU's kind, entry NONE where no message waits for it. */
    void add(Origin origin, int entry, int destination, long batch) {
        if (tail - head > mask) {
            grow();
        }
        int at = (int) tail & mask;
        entries[at] = entry;
        sessions[at] = origin.session();
        loops[at] = origin.loop();
        sequences[at] = origin.sequence();
        commands[at] = origin.commandId() | CommandId.RESPONSE;
        arrivals[at] = origin.arrivedNanos();
        destinations[at] = destination;
        batches[at] = batch;
        tail++;
    }

    /** Appends a response that is there as a whole. */
    void addResponse(Origin origin, byte[] pdu, long batch) {
        responses.add(pdu);
        add(origin, MessageTable.NONE, WHOLE, batch);
    }

    /** The response of the first one, if its kind is added as a whole; else null. Once. */
    byte @Nullable [] takeResponse() {
        return destination() == WHOLE ? responses.poll() : null;
    }

    /** Appends a copy of a message: its first attempt waits for the journal, nobody for its answer. */
    void addUnanswered(int entry, int destination, long arrivedNanos, long batch) {
        if (tail - head > mask) {
            grow();
        }
        int at = (int) tail & mask;
        entries[at] = entry;
        sessions[at] = NOBODY;
        arrivals[at] = arrivedNanos;
        destinations[at] = destination;
        batches[at] = batch;
        tail++;
    }

    /** In place of a destination: the message is to end in this state at once. */
    static int drop(MessageState state) {
        return DROPPED - state.code();
    }

    /** The state in {@link #drop}. */
    static MessageState dropState(int destination) {
        return MessageState.of(DROPPED - destination);
    }

    /** True unless the first one is a copy, or answers a receipt. */
    boolean isSubmit() {
        return session() != NOBODY && entry() != MessageTable.NONE && commandId() != CommandId.REPLACE_SM_RESP;
    }

    /** True if the first one answers a carrier, or an operation: it gets no id. */
    boolean hasNoId() {
        int at = (int) head & mask;
        return entries[at] == MessageTable.NONE
                || commands[at] == CommandId.DELIVER_SM_RESP
                || commands[at] == CommandId.REPLACE_SM_RESP;
    }

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return (int) (tail - head);
    }

    /** True when the first one's batch is covered. */
    boolean isReleased(long durableBatch) {
        return head != tail && batches[(int) head & mask] <= durableBatch;
    }

    /** True while an answer of this batch, or of one before it, is here. */
    boolean isPending(long batch) {
        return isReleased(batch);
    }

    void removeFirst() {
        head++;
    }

    int entry() {
        return entries[(int) head & mask];
    }

    int session() {
        return sessions[(int) head & mask];
    }

    int loop() {
        return loops[(int) head & mask];
    }

    int sequence() {
        return sequences[(int) head & mask];
    }

    int commandId() {
        return commands[(int) head & mask];
    }

    int destination() {
        return destinations[(int) head & mask];
    }

    long arrivedNanos() {
        return arrivals[(int) head & mask];
    }

    private void grow() {
        int size = mask + 1;
        int from = (int) head & mask;
        entries = unrolled(entries, from);
        sessions = unrolled(sessions, from);
        loops = unrolled(loops, from);
        sequences = unrolled(sequences, from);
        commands = unrolled(commands, from);
        destinations = unrolled(destinations, from);
        batches = unrolled(batches, from);
        arrivals = unrolled(arrivals, from);
        tail -= head;
        head = 0;
        mask = size * 2 - 1;
    }

    private static int[] unrolled(int[] ring, int from) {
        int[] grown = Arrays.copyOfRange(ring, from, from + ring.length * 2);
        System.arraycopy(ring, 0, grown, ring.length - from, from);
        return grown;
    }

    private static long[] unrolled(long[] ring, int from) {
        long[] grown = Arrays.copyOfRange(ring, from, from + ring.length * 2);
        System.arraycopy(ring, 0, grown, ring.length - from, from);
        return grown;
    }
}
