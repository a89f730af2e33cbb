package io.needletail.core.shard;

import io.needletail.core.pipeline.Outbox;
import java.util.List;

/**
 * Keeps a receipt back until the answer to its submit has left: with several event loops the two may travel through
 * different outboxes. A receipt queued in turn {@code t} may go when everything put by the end of turn {@code t} has been
 * flushed by every loop; with one loop the outbox's own order is enough and only the commit of the turn is waited for.
 */
final class FlushGate {
    private final List<? extends Outbox> outboxes;
    private final long[] marks;
    private long markedTurn;
    private long flushedTurn;

    FlushGate(List<? extends Outbox> outboxes) {
        this.outboxes = outboxes;
        this.marks = new long[outboxes.size()];
    }

    /**
     * Called once a turn, after the commit.
     *
     * @param turn number of the turn that the commit has begun
     * @return receipts queued in this turn or before may be sent
     */
    long sendable(long turn) {
        if (outboxes.size() == 1) {
            return turn - 1;
        }
        if (isFlushed()) {
            flushedTurn = markedTurn;
            markedTurn = turn - 1;
            for (int i = 0; i < marks.length; i++) {
                marks[i] = outboxes.get(i).position();
            }
        }
        return flushedTurn;
    }

    private boolean isFlushed() {
        for (int i = 0; i < marks.length; i++) {
            if (outboxes.get(i).flushed() < marks[i]) {
                return false;
            }
        }
        return true;
    }
}
