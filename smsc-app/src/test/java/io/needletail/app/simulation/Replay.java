package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the journal still knows when a process starts, folded without the shard. */
final class Replay {
    /** A live message in a replay; the state is null while it is on its way. */
    record Found(@Nullable MessageState state, int networkError, long upstream, Version version) {}

    /** What is alive, with its final state and error. */
    final Map<Long, Found> found = new HashMap<>();
    /** Replayed without being known: they must prove to have ended. */
    final Set<Long> strangers = new HashSet<>();

    void begin() {
        found.clear();
        strangers.clear();
    }

    /** One fact, and the version of its message that it holds. */
    void onFact(Fact fact, boolean isKnown, @Nullable Version version) {
        switch (fact.type) {
            case ACCEPTED, CARRIED, REPLACED -> {
                if (!isKnown) {
                    strangers.add(fact.id);
                    return;
                }
                found.put(
                        fact.id,
                        new Found(fact.state.isFinal() ? fact.state : null, fact.networkError, fact.upstream, version));
            }
            case FINAL -> {
                if ((fact.flags & Fact.RECEIPT_OWED) == 0) {
                    goes(fact.id);
                } else {
                    found.computeIfPresent(
                            fact.id, (id, before) -> new Found(fact.state, fact.networkError, 0, before.version));
                }
            }
            case SETTLED -> goes(fact.id);
            case ATTEMPTED ->
                found.computeIfPresent(
                        fact.id, (id, before) -> new Found(before.state, before.networkError, 0, before.version));
            case HANDED_OVER ->
                found.computeIfPresent(
                        fact.id,
                        (id, before) -> new Found(before.state, before.networkError, fact.upstream, before.version));
            default -> {}
        }
    }

    private void goes(long id) {
        found.remove(id);
        strangers.remove(id);
    }
}
