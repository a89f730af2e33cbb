package io.needletail.simulator;

/**
 * How long a handset takes to answer. Immutable; a sample is a pure function of one number, so that the same attempt
 * takes the same time after a restart. Sampling allocates nothing.
 */
public sealed interface DelayDistribution {

    /** The longest delay allowed anywhere: 30 days. */
    long MAX_MILLIS = 30L * 24 * 60 * 60 * 1000;

    /**
     * The delay in milliseconds at a quantile.
     *
     * @param quantile at least 0 and less than 1, uniformly spread over attempts
     */
    long sampleMillis(double quantile);

    /** No delay at all: outcomes are known at once. */
    static DelayDistribution none() {
        return new Fixed(0);
    }

    /** Always the same. */
    record Fixed(long millis) implements DelayDistribution {
        public Fixed {
            requireDelay("delay.millis", millis);
        }

        @Override
        public long sampleMillis(double quantile) {
            return millis;
        }
    }

    /** Every millisecond from {@code minMillis} to {@code maxMillis}, both included, is as likely. */
    record Uniform(long minMillis, long maxMillis) implements DelayDistribution {
        public Uniform {
            requireDelay("delay.min", minMillis);
            requireDelay("delay.max", maxMillis);
            if (minMillis > maxMillis) {
                throw new IllegalArgumentException(
                        "delay.min = " + minMillis + " ms, allowed: at most delay.max, which is " + maxMillis + " ms");
            }
        }

        @Override
        public long sampleMillis(double quantile) {
            return minMillis + (long) (quantile * (maxMillis - minMillis + 1));
        }
    }

    /**
     * Most answers around the median and a long tail, as real handsets behave.
     *
     * @param medianMillis half of all answers are faster
     * @param sigma standard deviation of the delay's logarithm; 0.5 is tame, 2 is wild
     * @param capMillis slower answers take this long
     */
    record LogNormal(long medianMillis, double sigma, long capMillis) implements DelayDistribution {
        public LogNormal {
            requireDelay("delay.median", medianMillis);
            requireDelay("delay.cap", capMillis);
            if (!(sigma >= 0 && sigma <= 10)) {
                throw new IllegalArgumentException("delay.sigma = " + sigma + ", allowed: 0 to 10");
            }
            if (medianMillis > capMillis) {
                throw new IllegalArgumentException("delay.median = " + medianMillis
                        + " ms, allowed: at most delay.cap, which is " + capMillis + " ms");
            }
        }

        @Override
        public long sampleMillis(double quantile) {
            double factor = StrictMath.exp(sigma * NormalQuantile.of(quantile));
            return (long) Math.min((double) capMillis, Math.rint(medianMillis * factor));
        }
    }

    private static void requireDelay(String key, long millis) {
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException(key + " = " + millis + " ms, allowed: 0 to " + MAX_MILLIS + " ms");
        }
    }
}
