package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** What a journal says of parts of long messages while it is read. Shard thread, before the first event. */
final class RecoveredParts {
    private static final Outcome NONE = new Outcome(MessageState.ENROUTE, 0);

    private final Int2ObjectHashMap<Long> messages = new Int2ObjectHashMap<>();
    private final Long2ObjectHashMap<Outcome> outcomes = new Long2ObjectHashMap<>();

    /** How a message ended. */
    record Outcome(MessageState state, int networkError) {}

    /** @param message that the part has gone into, 0 for one that waits for the others */
    void held(int entry, long message) {
        messages.put(entry, Long.valueOf(message));
        if (message != 0) {
            outcomes.putIfAbsent(message, NONE);
        }
    }

    /** A message has ended. */
    void concluded(Fact fact) {
        if (!outcomes.isEmpty() && outcomes.containsKey(fact.id)) {
            outcomes.put(fact.id, new Outcome(fact.state, fact.networkError));
        }
    }

    /** The id of the message that a part has gone into, or 0. */
    long message(int entry) {
        Long message = messages.get(entry);
        return message == null ? 0 : message;
    }

    /** How a message ended that parts have gone into, or null. */
    @Nullable
    Outcome outcome(long message) {
        Outcome outcome = outcomes.get(message);
        return outcome == NONE ? null : outcome;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }
}
