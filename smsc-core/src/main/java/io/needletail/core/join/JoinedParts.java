package io.needletail.core.join;

import io.needletail.core.table.MessageTable;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Parts that have become one message: one of them is the message now, and the others share its fate. Shard thread only.
 */
public final class JoinedParts {
    private final Int2ObjectHashMap<IntArrayList> byMessage = new Int2ObjectHashMap<>();
    private final Int2IntHashMap messages = new Int2IntHashMap(MessageTable.NONE);

    /** True while there are none: then nobody needs to ask. */
    public boolean isEmpty() {
        return byMessage.isEmpty();
    }

    /** A part goes with a message; both by their entries. */
    public void add(int message, int part) {
        IntArrayList parts = byMessage.get(message);
        if (parts == null) {
            parts = new IntArrayList();
            byMessage.put(message, parts);
        }
        parts.addInt(part);
        messages.put(part, message);
    }

    /** The message that a part goes with, or NONE. */
    public int message(int part) {
        return messages.get(part);
    }

    /** Parts that go with a message, which has ended: they are nobody's any more. Null for a message without. */
    public @Nullable IntArrayList take(int message) {
        IntArrayList parts = byMessage.remove(message);
        if (parts != null) {
            parts.forEach(part -> messages.remove((int) part));
        }
        return parts;
    }
}
