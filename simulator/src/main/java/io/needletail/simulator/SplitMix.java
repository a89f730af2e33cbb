package io.needletail.simulator;

/**
 * The mixing function of splitmix64 (Steele, Lea, Flood 2014), used as a hash: independent-looking 64 bits for each
 * input, without a generator whose state would have to survive a restart.
 */
final class SplitMix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private SplitMix() {}

    /** Scrambles one more word into a hash. The order of words matters. */
    static long fold(long hash, long word) {
        long z = (hash ^ word) + GOLDEN_GAMMA;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** The hash as a number of at least 0 and less than 1. */
    static double unit(long hash) {
        return (hash >>> 11) * UNIT;
    }
}
