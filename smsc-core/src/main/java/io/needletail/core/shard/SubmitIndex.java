package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.core.table.MessageTable;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Finds messages by account, service_type, source and destination: newest first. Knows accounts that have asked for it, holds two
 * numbers for each of their messages, and lets go of those that are gone when it has grown. Shard thread only.
 */
final class SubmitIndex {
    /** No message. */
    static final long NONE = -1;

    private static final int MIN_PURGED = 4_096;
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    private final MessageTable table;
    private Long2LongHashMap newest = new Long2LongHashMap(NONE);
    /** The message before, where there was one, by id. */
    private Long2LongHashMap earlier = new Long2LongHashMap(NONE);

    private int purgeAt = MIN_PURGED;

    SubmitIndex(MessageTable table) {
        this.table = table;
    }

    /** A message that has just come. */
    void add(int account, MessageView message, long id) {
        long before = newest.put(key(account, message), id);
        if (before != NONE) {
            earlier.put(id, before);
        }
        purge();
    }

    /** One that was there before the account asked: it has its place behind the newest. Once. */
    void addOld(int account, MessageView message, long id) {
        long key = key(account, message);
        long first = newest.get(key);
        if (first == NONE) {
            newest.put(key, id);
        } else {
            long second = earlier.put(first, id);
            if (second != NONE) {
                earlier.put(id, second);
            }
        }
    }

    /** The newest message with these addresses, perhaps; to be looked at. Or NONE. */
    long newest(int account, MessageView message) {
        return newest.get(key(account, message));
    }

    /** The one before a message, perhaps. Or NONE. */
    long before(long id) {
        return earlier.get(id);
    }

    /** True if the four are the same, to the octet. */
    static boolean isSame(MessageView one, MessageView other) {
        return isSame(
                        one,
                        one.serviceTypeOffset(),
                        serviceEnd(one),
                        other,
                        other.serviceTypeOffset(),
                        serviceEnd(other))
                && isSame(one, one.sourceOffset() - 2, end(one), other, other.sourceOffset() - 2, end(other));
    }

    private static boolean isSame(MessageView one, int from, int to, MessageView other, int otherFrom, int otherTo) {
        return Arrays.equals(one.bytes(), from, to, other.bytes(), otherFrom, otherTo);
    }

    private static int serviceEnd(MessageView message) {
        return message.serviceTypeOffset() + message.serviceTypeLength();
    }

    /** service_type, source and destination lie one behind the other, with their NULs. */
    private static int end(MessageView message) {
        return message.destinationOffset() + message.destinationLength();
    }

    private static long key(int account, MessageView message) {
        byte[] bytes = message.bytes();
        long hash = account;
        for (int i = message.serviceTypeOffset(); i < end(message); i++) {
            hash = (hash ^ bytes[i]) * PRIME;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private void purge() {
        if (newest.size() + earlier.size() < purgeAt) {
            return;
        }
        Long2LongHashMap live = new Long2LongHashMap(NONE);
        Long2LongHashMap liveEarlier = new Long2LongHashMap(NONE);
        newest.forEachLong((key, first) -> {
            long after = NONE;
            for (long id = first; id != NONE; id = earlier.get(id)) {
                if (table.find(id) != MessageTable.NONE) {
                    (after == NONE ? live : liveEarlier).put(after == NONE ? key : after, id);
                    after = id;
                }
            }
        });
        newest = live;
        earlier = liveEarlier;
        purgeAt = Math.max(MIN_PURGED, 2 * (newest.size() + earlier.size()));
    }
}
