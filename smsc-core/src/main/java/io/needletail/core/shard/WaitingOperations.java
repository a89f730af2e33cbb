package io.needletail.core.shard;

import io.needletail.core.pipeline.ShardEvent;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * cancel_sm and replace_sm for messages whose acceptance or replacement is on its way to the journal: they come again when the
 * answers of that batch are out. As many as the event loops admit. Shard thread only.
 */
final class WaitingOperations {
    private final PendingAnswers answers;
    private final ArrayDeque<Waiting> all = new ArrayDeque<>();

    private record Waiting(ShardEvent event, long batch) {}

    WaitingOperations(PendingAnswers answers) {
        this.answers = answers;
    }

    /** Keeps a copy of the event until the answers of the batch are out. */
    void add(ShardEvent event, long batch) {
        all.add(new Waiting(event.copy(), batch));
    }

    boolean isReady() {
        return !all.isEmpty() && !answers.isPending(all.peek().batch);
    }

    /** The first one, if its wait is over; else null. */
    @Nullable
    ShardEvent take() {
        return isReady() ? takeAny() : null;
    }

    /** The first one, or null. */
    @Nullable
    ShardEvent takeAny() {
        Waiting first = all.poll();
        return first == null ? null : first.event;
    }
}
