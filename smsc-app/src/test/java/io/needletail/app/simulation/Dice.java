package io.needletail.app.simulation;

import java.util.SplittableRandom;

/** The only source of chance in a world. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True with this probability. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** A number from {@code low} to {@code high}, both included. */
    long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    /** Small numbers often, large ones up to {@code high} seldom. */
    long upTo(long high) {
        return (long) (Math.exp(random.nextDouble() * Math.log(high + 1.0)) - 1);
    }

    int oneOf(int... values) {
        return values[random.nextInt(values.length)];
    }

    byte octet() {
        return (byte) random.nextInt(256);
    }
}
