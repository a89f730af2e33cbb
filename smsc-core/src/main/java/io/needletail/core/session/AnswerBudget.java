package io.needletail.core.session;

import io.needletail.core.pipeline.OutboxRing;

/**
 * How many submits this loop may have unanswered at each shard, so that a shard always finds room for its answers.
 */
public final class AnswerBudget {
    private final int[] limits;
    private final int[] unanswered;
    private final int[] longUnanswered;
    private final LoopMetrics metrics;
    private long total;

    /** @param outboxes of this loop, by shard */
    public AnswerBudget(OutboxRing[] outboxes, LoopMetrics metrics) {
        this.metrics = metrics;
        limits = new int[outboxes.length];
        unanswered = new int[outboxes.length];
        longUnanswered = new int[outboxes.length];
        for (int shard = 0; shard < outboxes.length; shard++) {
            limits[shard] = outboxes[shard].answersGuaranteed();
        }
    }

    boolean hasRoom(int shard) {
        return unanswered[shard] < limits[shard];
    }

    /** True if an answer of a submit_multi has its place as well: of those there are few. */
    boolean hasLongRoom(int shard) {
        return hasRoom(shard) && longUnanswered[shard] < OutboxRing.LONG_ANSWERS;
    }

    /** True when enough answers have come that sessions which wait for room may go on. */
    boolean hasEased(int shard) {
        return unanswered[shard] <= limits[shard] - (limits[shard] >> 2);
    }

    void take(int shard) {
        unanswered[shard]++;
        total++;
    }

    void give(int shard) {
        unanswered[shard]--;
        total--;
    }

    /** {@link #take} for a submit_multi. */
    void takeLong(int shard) {
        longUnanswered[shard]++;
        take(shard);
    }

    /** Beside {@link #give}, for the answer to a submit_multi. */
    void giveLong(int shard) {
        longUnanswered[shard]--;
    }

    /** Makes the total visible; once for each batch. */
    void report() {
        metrics.unanswered.set(total);
    }

    /** Submits of this loop that no shard has answered yet. */
    long total() {
        return total;
    }
}
