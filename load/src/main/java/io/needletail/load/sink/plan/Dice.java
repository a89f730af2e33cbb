package io.needletail.load.sink.plan;

/** Numbers from a seed (xorshift64*), without allocating. Owned by one thread. */
public final class Dice {
    private long state;

    public Dice(long seed) {
        // Zero would stay zero for ever.
        state = seed * 0x9E3779B97F4A7C15L | 1;
        roll();
    }

    /** The next number from 0 up to, not including, 1. */
    public double roll() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return (state * 0x2545F4914F6CDD1DL >>> 11) * 0x1p-53;
    }
}
