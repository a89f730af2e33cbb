package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** What a journal says of parts of long messages while it is read. Shard thread, before the first event. */
final class RecoveredParts {
    private static final Outcome NONE = new Outcome(MessageState.ENROUTE, 0);

    private final Int2ObjectHashMap<Part> parts = new Int2ObjectHashMap<>();
    private final Long2ObjectHashMap<Outcome> outcomes = new Long2ObjectHashMap<>();

    /**
     * What is known of one.
     *
     * @param message that it has gone into, 0 for one that waits for the others
     * @param tells whether it has a receipt of its own
     */
    record Part(long message, boolean tells) {
        static final Part HELD = new Part(0, true);
    }

    /** How a message ended. */
    record Outcome(MessageState state, int networkError) {}

    /** As in {@link Part}. */
    void held(int entry, long message, boolean tells) {
        parts.put(entry, message == 0 ? Part.HELD : new Part(message, tells));
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

    Part part(int entry) {
        Part part = parts.get(entry);
        return part == null ? Part.HELD : part;
    }

    /** How a message ended that parts have gone into, or null. */
    @Nullable
    Outcome outcome(long message) {
        Outcome outcome = outcomes.get(message);
        return outcome == null || !outcome.state().isFinal() ? null : outcome;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }
}
