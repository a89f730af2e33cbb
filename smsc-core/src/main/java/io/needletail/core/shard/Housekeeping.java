package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.core.table.MessageTable;

/** The slow part of a turn: the clock, unanswered receipts, journal retention, gauges. */
final class Housekeeping {
    private static final long INTERVAL_MILLIS = 250;
    private static final long JUMP_MILLIS = 2_000;
    private static final int IDS_PER_RUN = 500_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ShardState state;
    private final ReceiptStage receipts;
    private final ForwardStage forward;
    private final InboundStage inbound;
    private final Runnable more;
    private final RetentionStage retention;
    private final StoredMessage stored;
    private final MessageView view = new MessageView();
    private long lastNanos;
    private long nextRunNanos;
    private long oldestId;

    /** @param more to do a few times a second */
    Housekeeping(ShardState state, ReceiptStage receipts, ForwardStage forward, InboundStage inbound, Runnable more) {
        this.inbound = inbound;
        this.more = more;
        this.state = state;
        this.forward = forward;
        this.receipts = receipts;
        this.retention = new RetentionStage(state);
        this.stored = new StoredMessage(state.ports.journal(), state.table);
        this.lastNanos = state.ports.clock().nanos();
        this.nextRunNanos = lastNanos;
    }

    /**
     * Start of a turn: takes the time. For a wall clock that went back a little, time stands still; when it went back by
     * seconds, all timers are sorted anew.
     */
    void readClock() {
        long millis = state.ports.clock().millis();
        lastNanos = state.ports.clock().nanos();
        state.steadyNanos = lastNanos;
        state.steadyMillis = lastNanos / NANOS_PER_MILLI;
        if (state.nowMillis - millis > JUMP_MILLIS) {
            state.wheel.rebase(millis);
            state.nowMillis = millis;
        } else {
            state.nowMillis = Math.max(state.nowMillis, millis);
        }
    }

    /** Retention as long as it has work; the rest a few times a second. */
    void run() {
        retention.step();
        if (lastNanos - nextRunNanos < 0) {
            return;
        }
        nextRunNanos = lastNanos + INTERVAL_MILLIS * NANOS_PER_MILLI;
        receipts.onTime();
        forward.onTime();
        inbound.onTime();
        more.run();
        retention.plan();
        state.metrics.messages.set(state.table.size());
        findOldest();
    }

    /** Milliseconds to the next run. */
    long millisToNext() {
        if (retention.hasWork()) {
            return 0;
        }
        return Math.max(1, (nextRunNanos - lastNanos) / NANOS_PER_MILLI);
    }

    private long acceptedMillis(int entry) {
        try {
            return stored.load(entry, view);
        } catch (UnreadableMessageException e) {
            return state.metrics.oldestMessageMillis.get();
        }
    }

    /** Ids rise with time: the oldest message is the lowest id that is still live. */
    private void findOldest() {
        if (state.table.size() == 0) {
            oldestId = state.highestId;
            state.metrics.oldestMessageMillis.set(0);
            return;
        }
        oldestId = Math.max(oldestId, state.lowestId);
        for (int i = 0; i < IDS_PER_RUN && oldestId <= state.highestId; i++) {
            int entry = state.table.find(oldestId);
            if (entry != MessageTable.NONE && state.table.address(entry) >= 0) {
                state.metrics.oldestMessageMillis.set(acceptedMillis(entry));
                return;
            }
            oldestId += state.config.shards();
        }
    }
}
