package io.needletail.core.carrier;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdits;

/**
 * Which account last wrote to a number from a sender: so that the reply goes to the one who asked. A fixed number of places,
 * the longest unused of a bucket gives way; made when the first conversation is noted, forgotten with the process. Shard
 * thread only.
 */
public final class Conversations {
    /** {@link #account}: nobody wrote to this number from this sender, or too long ago. */
    public static final int NONE = -1;

    private static final int BUCKET = 4;
    private static final int PLACES = 1 << 20;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int KEPT_MINUTES = 72 * 60;
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private long[] keys = new long[0];
    private int[] accounts = new int[0];
    private int[] minutes = new int[0];

    /** A message leaves for a handset. */
    public void note(MessageEdits sent, int account, long nowMillis) {
        if (keys.length == 0) {
            keys = new long[PLACES];
            accounts = new int[PLACES];
            minutes = new int[PLACES];
        }
        long key = key(sent.destination, 0, sent.destinationLength, sent.source, 0, sent.sourceLength);
        int at = place(key);
        keys[at] = key;
        accounts[at] = account;
        minutes[at] = (int) (nowMillis / MINUTE_MILLIS);
    }

    /** The account that a message from a handset replies to, or {@link #NONE}. */
    public int account(MessageView reply, long nowMillis) {
        if (keys.length == 0) {
            return NONE;
        }
        byte[] bytes = reply.bytes();
        long key = key(
                bytes,
                reply.sourceOffset(),
                reply.sourceLength(),
                bytes,
                reply.destinationOffset(),
                reply.destinationLength());
        int at = place(key);
        boolean known = keys[at] == key && (int) (nowMillis / MINUTE_MILLIS) - minutes[at] <= KEPT_MINUTES;
        return known ? accounts[at] : NONE;
    }

    /** Where the key is, or the place in its bucket that has not been used for longest. */
    private int place(long key) {
        int bucket = (int) (key ^ key >>> 32) & PLACES - BUCKET;
        int oldest = bucket;
        for (int at = bucket; at < bucket + BUCKET; at++) {
            if (keys[at] == key) {
                return at;
            }
            if (minutes[at] < minutes[oldest]) {
                oldest = at;
            }
        }
        return oldest;
    }

    private static long key(byte[] number, int numberAt, int numberLength, byte[] sender, int senderAt, int length) {
        long hash = add(add(BASIS, number, numberAt, numberLength) * PRIME, sender, senderAt, length);
        hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }

    /** Without a leading plus: carriers have their own mind about it. */
    private static long add(long before, byte[] bytes, int at, int length) {
        long hash = before;
        for (int i = at; i < at + length; i++) {
            if (i > at || bytes[i] != '+') {
                hash = (hash ^ bytes[i] & 0xFF) * PRIME;
            }
        }
        return hash;
    }
}
