package io.needletail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.needletail.simulator.DelayDistribution.Fixed;
import io.needletail.simulator.DelayDistribution.LogNormal;
import io.needletail.simulator.DelayDistribution.Uniform;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DelayDistributionTest {
    private static final int SAMPLES = 40_000;
    private static final double LARGEST = Math.nextDown(1.0);

    @Test
    void shouldAlwaysTakeTheFixedTime() {
        assertThat(samples(new Fixed(250), 1)).containsOnly(250L);
        assertThat(DelayDistribution.none().sampleMillis(LARGEST)).isZero();
    }

    @Test
    void shouldSpreadUniformlyBetweenItsBounds() {
        long[] samples = samples(new Uniform(100, 199), 2);

        assertThat(samples[0]).isEqualTo(100);
        assertThat(samples[SAMPLES - 1]).isEqualTo(199);
        assertThat(LongStream.of(samples).average().orElseThrow()).isCloseTo(149.5, within(1.0));
        long[] counts = new long[10];
        LongStream.of(samples).forEach(sample -> counts[(int) (sample - 100) / 10]++);
        assertThat(LongStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(3_700L, 4_300L));
    }

    @Test
    void shouldReachBothUniformBoundsAndNoFurther() {
        Uniform uniform = new Uniform(5, 7);

        assertThat(uniform.sampleMillis(0)).isEqualTo(5);
        assertThat(uniform.sampleMillis(LARGEST)).isEqualTo(7);
        assertThat(new Uniform(0, DelayDistribution.MAX_MILLIS).sampleMillis(LARGEST))
                .isEqualTo(DelayDistribution.MAX_MILLIS);
    }

    @Test
    void shouldHaveTheLogNormalQuantiles() {
        long[] samples = samples(new LogNormal(1_000, 0.5, 60_000), 3);

        assertThat((double) samples[SAMPLES / 2]).isCloseTo(1_000, within(15.0));
        double oneSigma = Math.exp(0.5);
        assertThat((double) samples[(int) (SAMPLES * 0.841345)]).isCloseTo(1_000 * oneSigma, within(35.0));
        assertThat((double) samples[(int) (SAMPLES * 0.158655)]).isCloseTo(1_000 / oneSigma, within(15.0));
    }

    @Test
    void shouldCutTheLogNormalTailAtItsCap() {
        long[] samples = samples(new LogNormal(1_000, 2, 5_000), 4);
        double beyond = LongStream.of(samples).filter(sample -> sample == 5_000).count() / (double) SAMPLES;

        assertThat(samples[SAMPLES - 1]).isEqualTo(5_000);
        assertThat(beyond).isCloseTo(0.2105, within(0.01));
        assertThat(new LogNormal(1_000, 10, 5_000).sampleMillis(LARGEST)).isEqualTo(5_000);
        assertThat(new LogNormal(1_000, 10, 5_000).sampleMillis(0)).isZero();
    }

    @Test
    void shouldGrowWithTheQuantile() {
        LogNormal delay = new LogNormal(3_000, 1.5, 3_600_000);
        long previous = 0;
        for (int i = 0; i < 10_000; i++) {
            long sample = delay.sampleMillis(i / 10_000.0);
            assertThat(sample).isGreaterThanOrEqualTo(previous);
            previous = sample;
        }
    }

    @Test
    void shouldKnowTheNormalQuantiles() {
        assertThat(NormalQuantile.of(0.5)).isEqualTo(0);
        assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963985, within(1e-8));
        assertThat(NormalQuantile.of(0.001)).isCloseTo(-3.090232306, within(1e-8));
        assertThat(NormalQuantile.of(0)).isBetween(-8.4, -8.1);
    }

    @Test
    void shouldNameKeyValueAndAllowedRange() {
        assertThatThrownBy(() -> new Fixed(-1)).hasMessage("delay.millis = -1 ms, allowed: 0 to 2592000000 ms");
        assertThatThrownBy(() -> new Uniform(9, 8))
                .hasMessage("delay.min = 9 ms, allowed: at most delay.max, which is 8 ms");
        assertThatThrownBy(() -> new LogNormal(9, 1, 8))
                .hasMessage("delay.median = 9 ms, allowed: at most delay.cap, which is 8 ms");
        assertThatThrownBy(() -> new LogNormal(9, Double.NaN, 10)).hasMessage("delay.sigma = NaN, allowed: 0 to 10");
    }

    private static long[] samples(DelayDistribution delay, long seed) {
        long[] samples = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = delay.sampleMillis(SplitMix.unit(SplitMix.fold(seed, i)));
        }
        Arrays.sort(samples);
        return samples;
    }
}
