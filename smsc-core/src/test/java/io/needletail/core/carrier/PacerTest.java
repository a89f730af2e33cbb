package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = -5 * SECOND;

    @Test
    void shouldSendSoManyASecondAfterABurst() {
        Pacer pacer = new Pacer(new CarrierConfig.Pace(100, 10, 1, 10, 50), 1);

        assertThat(sent(pacer, true, SECOND)).isBetween(109, 111);
        assertThat(sent(pacer, true, SECOND)).isBetween(99, 101);
    }

    @Test
    void shouldKeepTheLastTokensForTheUrgent() {
        Pacer pacer = new Pacer(new CarrierConfig.Pace(100, 8, 1, 10, 50), 1);

        assertThat(sent(pacer, false, 0)).isEqualTo(6);
        assertThat(pacer.nanosUntilReady(false, now)).isPositive();
        assertThat(sent(pacer, true, 0)).isEqualTo(2);
        assertThat(pacer.nanosUntilReady(true, now)).isPositive();
    }

    @Test
    void shouldDivideThePaceAmongShards() {
        Pacer pacer = new Pacer(new CarrierConfig.Pace(100, 4, 1, 10, 50), 4);

        assertThat(sent(pacer, true, 10 * SECOND)).isBetween(250, 252);
        assertThat(pacer.rate()).isEqualTo(100);
    }

    @Test
    void shouldHalveTheRateOnceForAWaveOfRefusalsAndRaiseItSteadily() {
        Pacer pacer = new Pacer(new CarrierConfig.Pace(100, 1, 10, 20, 50), 1);
        pacer.take(now);
        pacer.onThrottled(now);
        pacer.onThrottled(now + SECOND / 10);
        assertThat(pacer.rate()).isEqualTo(50);

        pacer.onThrottled(now + SECOND);
        assertThat(pacer.rate()).isEqualTo(25);

        now += 2 * SECOND;
        pacer.onTime(now);
        assertThat(pacer.rate()).isEqualTo(45);
        pacer.onTime(now + 10 * SECOND);
        assertThat(pacer.rate()).isEqualTo(100);
    }

    @Test
    void shouldNeverGoBelowTheLeastNorAboveTheLimit() {
        Pacer pacer = new Pacer(new CarrierConfig.Pace(100, 1, 40, 20, 90), 1);
        Pacer odd = new Pacer(new CarrierConfig.Pace(30, 1, 40, 20, 90), 1);
        for (int i = 0; i < 5; i++) {
            now += SECOND;
            pacer.onThrottled(now);
            odd.onThrottled(now);
        }
        assertThat(pacer.rate()).isEqualTo(40);
        assertThat(odd.rate()).isEqualTo(30);
    }

    @Test
    void shouldHaveNoTokensLeftWhenTheCarrierSaysThatItWasTooMuch() {
        Pacer pacer = new Pacer(new CarrierConfig.Pace(100, 20, 10, 20, 50), 1);
        assertThat(sent(pacer, true, 0)).isEqualTo(20);
        pacer.onThrottled(now);

        assertThat(sent(pacer, true, 0)).isZero();
        assertThat(sent(pacer, true, SECOND)).isBetween(49, 51);
    }

    @Test
    void shouldNotGiveTokensBackWhenTheRateRises() {
        Pacer pacer = new Pacer(new CarrierConfig.Pace(100, 10, 10, 1000, 50), 1);
        pacer.onThrottled(now);
        now += SECOND;
        sent(pacer, true, 0);
        pacer.onTime(now);

        assertThat(pacer.rate()).isEqualTo(100);
        assertThat(sent(pacer, true, 0)).isZero();
    }

    @Test
    void shouldStartFromWhatWasSentWhenACarrierWithoutALimitRefuses() {
        Pacer pacer = new Pacer(CarrierConfig.Pace.UNLIMITED, 1);
        for (int i = 0; i < 2_000; i++) {
            pacer.take(now);
            now += SECOND / 1000;
        }
        pacer.onThrottled(now);

        assertThat(pacer.rate()).isCloseTo(500, Offset.offset(30.0));
    }

    @Test
    void shouldNotFallToNothingWhenTheRefusalComesAtTheTurnOfASecond() {
        Pacer pacer = new Pacer(CarrierConfig.Pace.UNLIMITED, 1);
        for (int i = 0; i < 1_000; i++) {
            pacer.take(now);
            now += SECOND / 1000;
        }
        now += 2_000_000;
        pacer.onThrottled(now);

        assertThat(pacer.rate()).isCloseTo(500, Offset.offset(30.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNeverSendMoreThanBurstAndRateAllowWhateverIsRefused(long seed) {
        Random random = new Random(seed);
        int perSecond = 1 + random.nextInt(500);
        int burst = 1 + random.nextInt(30);
        Pacer pacer = new Pacer(new CarrierConfig.Pace(perSecond, burst, 1, 1 + random.nextInt(300), 50), 1);
        double tokens = burst;
        for (int step = 0; step < 20_000; step++) {
            long passed = (long) Math.pow(10, random.nextDouble() * 8.5);
            now += passed;
            tokens = Math.min(burst, tokens + (double) passed / SECOND * perSecond);
            int choice = random.nextInt(20);
            if (choice == 0) {
                pacer.onThrottled(now);
            } else if (choice == 1) {
                pacer.onTime(now);
            } else if (pacer.nanosUntilReady(true, now) == 0) {
                pacer.take(now);
                tokens -= 1;
                assertThat(tokens).as("seed %d step %d", seed, step).isGreaterThan(-0.01);
                tokens = Math.max(0, tokens);
            }
        }
    }

    /** As many as go in that time, at once when there is none. */
    private int sent(Pacer pacer, boolean urgent, long nanos) {
        long end = now + nanos;
        int sent = 0;
        while (true) {
            long wait = pacer.nanosUntilReady(urgent, now);
            if (now + wait > end) {
                now = end;
                return sent;
            }
            now += wait;
            pacer.take(now);
            sent++;
        }
    }
}
