package io.needletail.core.carrier;

import io.needletail.api.message.MessageState;
import java.util.ArrayDeque;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Final receipts for which there is no message yet: the response that names the id may be on its way. Kept for a while, and
 * never more than {@value #CAPACITY} of them. Also remembers the ids of messages that have had their outcome lately, to tell
 * a repeated receipt from a stray one. Shard thread only.
 */
public final class EarlyReceipts {
    /** How long one is kept; milliseconds. */
    public static final long KEPT_MILLIS = 60_000;

    private static final int CAPACITY = 65_536;
    private static final int RECENT = 1 << 16;

    private final Long2ObjectHashMap<Early> byId = new Long2ObjectHashMap<>();
    private final ArrayDeque<Early> byAge = new ArrayDeque<>();
    private long[] recent = new long[0];

    /** What one said. */
    public record Early(long id, MessageState state, int networkError, long steadyMillis) {}

    /** Keeps a receipt; the oldest goes when there are too many. */
    public void add(Early receipt) {
        expire(receipt.steadyMillis - KEPT_MILLIS);
        while (byAge.size() >= CAPACITY) {
            forgetOldest();
        }
        byId.put(receipt.id, receipt);
        byAge.add(receipt);
    }

    /** Takes the receipt with this id, or null. */
    public @Nullable Early take(long id, long steadyMillis) {
        if (byId.isEmpty()) {
            return null;
        }
        expire(steadyMillis - KEPT_MILLIS);
        return byId.remove(id);
    }

    /** A message with this id has had its outcome. */
    public void concluded(long id) {
        if (recent.length == 0) {
            recent = new long[RECENT];
        }
        recent[(int) id & RECENT - 1] = id;
    }

    /** True if a message with this id had its outcome lately; some are forgotten early. */
    public boolean wasConcluded(long id) {
        return recent.length > 0 && recent[(int) id & RECENT - 1] == id;
    }

    private void expire(long beforeMillis) {
        while (!byAge.isEmpty() && byAge.peek().steadyMillis < beforeMillis) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Early oldest = byAge.remove();
        byId.remove(oldest.id, oldest);
    }
}
