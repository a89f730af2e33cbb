package io.needletail.load.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.needletail.load.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateScheduleTest {
    private static final double NANOS = 1e9;

    @Test
    void shouldSpaceAConstantRateEvenly() {
        RateSchedule schedule = new RateSchedule(RateProfileParser.parse("1000"), 0);
        assertThat(schedule.nanosOf(0)).isZero();
        assertThat(schedule.nanosOf(1)).isEqualTo(1_000_000);
        assertThat(schedule.nanosOf(3_600_000)).isEqualTo(3_600_000_000_000L);
    }

    @Test
    void shouldSendTheAreaUnderARamp() {
        RateSchedule schedule = new RateSchedule(RateProfileParser.parse("ramp:0..1000/10s"), 0);
        assertThat(count(schedule, 0, 10)).isEqualTo(5000);
        assertThat(count(schedule, 0, 5)).isEqualTo(1250);
        assertThat(count(schedule, 10, 11)).as("the last rate goes on").isEqualTo(1000);
    }

    @Test
    void shouldPauseWhereTheRateIsZero() {
        RateSchedule schedule = new RateSchedule(RateProfileParser.parse("step:100/1s,0/2s,100/1s"), 0);
        assertThat(count(schedule, 0, 1)).isEqualTo(100);
        assertThat(count(schedule, 1, 3)).isZero();
        assertThat(count(schedule, 3, 4)).isEqualTo(100);
    }

    @Test
    void shouldPeakInASpike() {
        RateSchedule schedule = new RateSchedule(RateProfileParser.parse("spike:10,1000@2s/1s"), 0);
        assertThat(count(schedule, 0, 2)).isEqualTo(20);
        assertThat(count(schedule, 2, 3)).isEqualTo(1000);
        assertThat(count(schedule, 3, 5)).isEqualTo(20);
    }

    @Test
    void shouldNeverEndWhenTheLastRateIsZero() {
        RateSchedule schedule = new RateSchedule(RateProfileParser.parse("ramp:100..0/2s"), 0);
        assertThat(schedule.nanosOf(99)).isLessThan(2_000_000_000L);
        assertThat(schedule.nanosOf(100)).isEqualTo(RateSchedule.NEVER);
    }

    @Test
    void shouldPutMessagesOfATickTogetherAtItsEnd() {
        RateSchedule schedule = new RateSchedule(RateProfileParser.parse("10k"), 1_000_000);
        assertThat(schedule.nanosOf(0)).isZero();
        assertThat(schedule.nanosOf(1)).isEqualTo(1_000_000);
        assertThat(schedule.nanosOf(10)).isEqualTo(1_000_000);
        assertThat(schedule.nanosOf(11)).isEqualTo(2_000_000);
    }

    @Test
    void shouldWarmUpWithTheFirstRate() {
        RateSchedule schedule =
                new RateSchedule(RateProfileParser.parse("ramp:100..300/10s").after(2), 0);
        assertThat(count(schedule, 0, 2)).isEqualTo(200);
        assertThat(count(schedule, 2, 12)).isEqualTo(2000);
    }

    @Test
    void shouldAgreeWithItselfForAnyProfile() {
        SplittableRandom random = Seeds.random("RateScheduleTest");
        for (int round = 0; round < 200; round++) {
            RateSchedule schedule = new RateSchedule(profile(random), 0);
            long before = 0;
            for (long number = 0; number < 2000; number++) {
                long nanos = schedule.nanosOf(number);
                assertThat(nanos).isGreaterThanOrEqualTo(before);
                if (nanos == RateSchedule.NEVER) {
                    break;
                }
                assertThat(schedule.messagesBy(nanos / NANOS)).isCloseTo(number, within(0.01 + number * 1e-6));
                before = nanos;
            }
        }
    }

    private static RateProfile profile(SplittableRandom random) {
        List<RateSegment> segments = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            boolean even = random.nextBoolean();
            double from = random.nextInt(0, 2000);
            segments.add(new RateSegment(random.nextDouble(0.1, 3), from, even ? from : random.nextInt(0, 2000)));
        }
        return new RateProfile("random", segments);
    }

    private static long count(RateSchedule schedule, double fromSeconds, double toSeconds) {
        long count = 0;
        for (long number = 0; schedule.nanosOf(number) < toSeconds * NANOS - 1; number++) {
            if (schedule.nanosOf(number) >= fromSeconds * NANOS - 1) {
                count++;
            }
        }
        return count;
    }
}
