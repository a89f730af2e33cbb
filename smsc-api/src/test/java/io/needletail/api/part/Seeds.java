package io.needletail.api.part;

import java.util.SplittableRandom;

/** Random sources of property tests: a fresh seed each run, printed, or the one of {@code -Dneedletail.seed=}. */
final class Seeds {
    private Seeds() {}

    static SplittableRandom random(String test) {
        long seed = Long.getLong("needletail.seed", System.nanoTime());
        System.out.println(test + ": -Dneedletail.seed=" + seed);
        return new SplittableRandom(seed);
    }
}
