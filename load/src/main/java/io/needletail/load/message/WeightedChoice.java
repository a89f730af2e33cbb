package io.needletail.load.message;

import java.util.Arrays;

/** Chooses numbers by weight; one thread. */
final class WeightedChoice {
    private final int[] upTo;
    private final FastRandom random;

    WeightedChoice(int[] weights, FastRandom random) {
        this.random = random;
        upTo = weights.clone();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] = Math.addExact(upTo[i], upTo[i - 1]);
        }
    }

    int next() {
        if (upTo.length == 1) {
            return 0;
        }
        int found = Arrays.binarySearch(upTo, random.below(upTo[upTo.length - 1]) + 1);
        return found >= 0 ? found : ~found;
    }
}
