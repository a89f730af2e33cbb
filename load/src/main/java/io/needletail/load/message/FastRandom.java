package io.needletail.load.message;

/** SplitMix64: repeatable from a seed, a few cycles a number, one thread. */
public final class FastRandom {
    private long state;

    public FastRandom(long seed) {
        state = seed;
    }

    /** Any long. */
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Any long that is not negative. */
    public long nextPositive() {
        return next() >>> 1;
    }

    /** From 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }
}
