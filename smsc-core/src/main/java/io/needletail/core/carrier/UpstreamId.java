package io.needletail.core.carrier;

/**
 * A carrier's message id as 64 bits: of the carrier's name and of the id, in a form in which the one in its response and the
 * one in its receipts are equal. The same in every process. Immutable: any thread.
 */
final class UpstreamId {
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long NUMBER = 0x9E3779B97F4A7C15L;
    private static final int NO_DIGIT = -1;

    private final long seed;

    UpstreamId(String carrier) {
        long hash = BASIS;
        for (int i = 0; i < carrier.length(); i++) {
            hash = (hash ^ carrier.charAt(i)) * PRIME;
        }
        seed = hash;
    }

    /** Never 0. An id that is no number of its form counts as text. */
    long hash(IdForm form, byte[] bytes, int at, int length) {
        long hash = form == IdForm.TEXT || !isNumber(bytes, at, length, radix(form))
                ? text(bytes, at, length)
                : number(bytes, at, length, radix(form));
        return hash == 0 ? 1 : hash;
    }

    private long text(byte[] bytes, int at, int length) {
        long hash = seed;
        for (int i = at; i < at + length; i++) {
            hash = (hash ^ bytes[i] & 0xFF) * PRIME;
        }
        return mix(hash);
    }

    /** Of the value modulo 2^64, so that leading zeros and the radix do not matter. */
    private long number(byte[] bytes, int at, int length, int radix) {
        long value = 0;
        for (int i = at; i < at + length; i++) {
            value = value * radix + digit(bytes[i], radix);
        }
        return mix(seed ^ (value + 1) * NUMBER);
    }

    private static boolean isNumber(byte[] bytes, int at, int length, int radix) {
        for (int i = at; i < at + length; i++) {
            if (digit(bytes[i], radix) == NO_DIGIT) {
                return false;
            }
        }
        return length > 0;
    }

    private static int radix(IdForm form) {
        return form == IdForm.HEX ? 16 : 10;
    }

    private static int digit(byte octet, int radix) {
        return octet < 0 ? NO_DIGIT : Character.digit(octet, radix);
    }

    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }
}
