package io.needletail.routing.number;

/**
 * Says of most keys that are not in a small table that they are not, from a few bits that stay in the processor's first cache: 16 bits a key,
 * one of them set, so that 15 of 16 keys that are not there need not be looked for. Filled by one thread; read by any
 * once published.
 */
public final class KeyFilter {
    private static final int BITS_A_KEY = 16;
    private static final int MOST_KEYS = 1 << 15;

    private final long[] bits;
    private final int shift;

    /** @param keys how many; with more than 32,768 the bits would not stay in a cache, and the filter lets all through */
    public KeyFilter(int keys) {
        int size = keys > MOST_KEYS ? 0 : Integer.highestOneBit(Math.max(1, keys)) * 2 * BITS_A_KEY;
        bits = new long[(size + Long.SIZE - 1) / Long.SIZE];
        shift = size == 0 ? 0 : Long.numberOfLeadingZeros(size) + 1;
    }

    /** @param hash of a key, mixed well in its highest bits */
    public void add(long hash) {
        if (bits.length != 0) {
            long bit = hash >>> shift;
            bits[(int) (bit >>> 6)] |= 1L << bit;
        }
    }

    /** False if no key with this hash was added. */
    public boolean mayHave(long hash) {
        if (bits.length == 0) {
            return true;
        }
        long bit = hash >>> shift;
        return (bits[(int) (bit >>> 6)] >>> bit & 1) != 0;
    }
}
