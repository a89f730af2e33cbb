package io.needletail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Attempt.Verdict;
import io.needletail.api.message.MessageState;
import io.needletail.simulator.DelayDistribution.Fixed;
import io.needletail.simulator.DelayDistribution.LogNormal;
import io.needletail.simulator.DelayDistribution.Uniform;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedHandsetsTest {
    private static final String NUMBER = "447700900123";
    private static final OutcomeMix MIXED = new OutcomeMix(Map.of(
            Outcome.DELIVERED, 70.0,
            Outcome.ABSENT, 15.0,
            Outcome.UNDELIVERABLE, 10.0,
            Outcome.REJECTED, 4.5,
            Outcome.UNKNOWN, 0.5));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, -1, 42, 20_261_123})
    void shouldMeetThePercentages(long seed) {
        SimulatedHandsets handsets = handsets(seed, MIXED, DelayDistribution.none());
        int messages = 50_000;
        Map<MessageState, Integer> states = new EnumMap<>(MessageState.class);
        for (long id = 1; id <= messages; id++) {
            states.merge(offer(handsets, id, 1, NUMBER).state(), 1, Integer::sum);
        }
        assertThat(percent(states, MessageState.DELIVERED, messages)).isCloseTo(70, within(0.7));
        assertThat(percent(states, MessageState.ENROUTE, messages)).isCloseTo(15, within(0.6));
        assertThat(percent(states, MessageState.UNDELIVERABLE, messages)).isCloseTo(10, within(0.5));
        assertThat(percent(states, MessageState.REJECTED, messages)).isCloseTo(4.5, within(0.35));
        assertThat(percent(states, MessageState.UNKNOWN, messages)).isCloseTo(0.5, within(0.15));
    }

    @Test
    void shouldKnowWhenAHandsetOfAScenarioCanBeReachedAgain() {
        SimulatedHandsets handsets = withScenarios(
                new Scenario("999", Outcome.ABSENT, DelayDistribution.none(), 0, 4_000),
                new Scenario("888", Outcome.ABSENT, DelayDistribution.none()));

        assertThat(handsets.reachableInMillis(attempt(1, 1, "99912"))).isEqualTo(4_000);
        assertThat(handsets.reachableInMillis(attempt(1, 1, "88812"))).isNegative();
        assertThat(handsets.reachableInMillis(attempt(1, 1, "77712"))).isNegative();
    }

    @Test
    void shouldDecideTheSameAfterARestart() {
        SimulatedHandsets before = handsets(7, MIXED, new Uniform(0, 5_000));
        SimulatedHandsets after = handsets(7, MIXED, new Uniform(0, 5_000));
        for (long id = 1; id <= 2_000; id++) {
            assertThat(describe(offer(after, id, 2, NUMBER))).isEqualTo(describe(offer(before, id, 2, NUMBER)));
            assertThat(describe(conclude(after, id, 2, NUMBER))).isEqualTo(describe(conclude(before, id, 2, NUMBER)));
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfMessages() {
        SimulatedHandsets handsets = handsets(7, MIXED, DelayDistribution.none());
        String first = describe(offer(handsets, 99, 1, NUMBER));
        for (long id = 1; id <= 500; id++) {
            offer(handsets, id, 1, NUMBER);
        }
        assertThat(describe(offer(handsets, 99, 1, NUMBER))).isEqualTo(first);
    }

    @Test
    void shouldTellSeedsIdsAndAttemptsApart() {
        assertThat(disagreements((id, handsets) -> describe(offer(handsets[1], id, 1, NUMBER))))
                .isBetween(400, 560);
        assertThat(disagreements((id, handsets) -> describe(offer(handsets[0], id + 1_000, 1, NUMBER))))
                .isBetween(400, 560);
        assertThat(disagreements((id, handsets) -> describe(offer(handsets[0], id, 2, NUMBER))))
                .isBetween(400, 560);
    }

    @Test
    void shouldConcludeAfterTheDelayWithTheOutcomeOfNoDelay() {
        SimulatedHandsets slow = handsets(7, MIXED, new Fixed(1_500));
        SimulatedHandsets prompt = handsets(7, MIXED, DelayDistribution.none());
        for (long id = 1; id <= 200; id++) {
            Attempt offered = offer(slow, id, 1, NUMBER);
            assertThat(offered.verdict()).isEqualTo(Verdict.TIMED);
            assertThat(offered.delayMillis()).isEqualTo(1_500);
            assertThat(describe(conclude(slow, id, 1, NUMBER))).isEqualTo(describe(offer(prompt, id, 1, NUMBER)));
        }
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void shouldReportEachOutcomeAsItsVerdict(Outcome outcome) {
        OutcomeMix mix = new OutcomeMix(Map.of(outcome, 100.0));
        Attempt attempt = offer(handsets(1, mix, DelayDistribution.none()), 1, 1, NUMBER);
        Verdict expected = outcome == Outcome.DELIVERED
                ? Verdict.DELIVERED
                : outcome.isTemporary() ? Verdict.RETRY : Verdict.FAILED;

        assertThat(attempt.verdict()).isEqualTo(expected);
        assertThat(attempt.state()).isEqualTo(outcome.state());
        assertThat(attempt.networkError()).isEqualTo(outcome.networkError());
    }

    @Test
    void shouldReportAnAbsentSubscriberAsCause27() {
        assertThat(Outcome.ABSENT.networkError()).isEqualTo(27);
        assertThat(Outcome.ABSENT.isTemporary()).isTrue();
        assertThat(Outcome.MEMORY_FULL.word()).isEqualTo("memory-full");
    }

    @ParameterizedTest
    @CsvSource({
        "1,DELIVERED",
        "44,DELIVERED",
        "999,FAILED",
        "+9991,FAILED",
        "99912,RETRY",
        "9991,FAILED",
        "99,DELIVERED",
        "99x,DELIVERED"
    })
    void shouldFollowTheScenarioWithTheLongestPrefix(String number, Verdict expected) {
        SimulatedHandsets handsets = withScenarios(
                new Scenario("999", Outcome.UNDELIVERABLE, DelayDistribution.none()),
                new Scenario("99912", Outcome.ABSENT, DelayDistribution.none()));

        assertThat(offer(handsets, 1, 1, number).verdict()).isEqualTo(expected);
    }

    @Test
    void shouldDeliverAfterTheScenariosFailedAttempts() {
        SimulatedHandsets handsets = withScenarios(new Scenario("999", Outcome.BUSY, new Fixed(10), 2));

        assertThat(conclude(handsets, 5, 1, "9990").verdict()).isEqualTo(Verdict.RETRY);
        assertThat(conclude(handsets, 5, 2, "9990").verdict()).isEqualTo(Verdict.RETRY);
        assertThat(conclude(handsets, 5, 3, "9990").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(offer(handsets, 5, 3, "9990").delayMillis()).isEqualTo(10);
    }

    @Test
    void shouldNotReadTheMessageWithoutScenarios() {
        SimulatedHandsets handsets = handsets(3, MIXED, new Fixed(5));
        Attempt unreadable = new Attempt(() -> {
            throw new IllegalStateException("read");
        });

        handsets.offer(unreadable.ask(1, 1, 0));
        assertThat(unreadable.verdict()).isEqualTo(Verdict.TIMED);
        handsets.conclude(unreadable.ask(1, 1, 5));
        assertThat(unreadable.verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void shouldAllocateNothing() {
        SimulatedHandsets handsets = new SimulatedHandsets(new HandsetConfig(
                "handsets",
                1,
                MIXED,
                new LogNormal(800, 1, 60_000),
                List.of(new Scenario("999", Outcome.ABSENT, new Uniform(0, 50)))));
        Attempt attempt = attempt(1, 1, NUMBER);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        handsets.offer(attempt);
        handsets.conclude(attempt);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 50_000; i++) {
            handsets.offer(attempt);
            handsets.conclude(attempt);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static SimulatedHandsets handsets(long seed, OutcomeMix mix, DelayDistribution delay) {
        return new SimulatedHandsets(new HandsetConfig("handsets", seed, mix, delay, List.of()));
    }

    private static SimulatedHandsets withScenarios(Scenario... scenarios) {
        return new SimulatedHandsets(new HandsetConfig(
                "handsets", 0, OutcomeMix.allDelivered(), DelayDistribution.none(), List.of(scenarios)));
    }

    private static Attempt offer(SimulatedHandsets handsets, long id, int number, String to) {
        Attempt attempt = attempt(id, number, to);
        handsets.offer(attempt);
        return attempt;
    }

    private static Attempt conclude(SimulatedHandsets handsets, long id, int number, String to) {
        Attempt attempt = attempt(id, number, to);
        handsets.conclude(attempt);
        return attempt;
    }

    private static Attempt attempt(long id, int number, String to) {
        Attempt[] attempt = new Attempt[1];
        attempt[0] = new Attempt(() -> Submits.to(to).copyTo(new byte[64], 3, attempt[0].view()));
        return attempt[0].ask(id, number, 1_000);
    }

    private static String describe(Attempt attempt) {
        return attempt.verdict() + " " + attempt.state() + " " + attempt.networkError() + " " + attempt.delayMillis();
    }

    private static double percent(Map<MessageState, Integer> states, MessageState state, int messages) {
        return 100.0 * states.getOrDefault(state, 0) / messages;
    }

    private interface Variation {
        String outcome(long id, SimulatedHandsets[] handsets);
    }

    /** Of 1,000 messages with an even chance, how many end differently under the variation; independent ones: half. */
    private static int disagreements(Variation variation) {
        OutcomeMix even = new OutcomeMix(Map.of(Outcome.DELIVERED, 50.0, Outcome.ABSENT, 50.0));
        SimulatedHandsets[] handsets = {
            handsets(1, even, DelayDistribution.none()), handsets(2, even, DelayDistribution.none())
        };
        int count = 0;
        for (long id = 1; id <= 1_000; id++) {
            String plain = describe(offer(handsets[0], id, 1, NUMBER));
            count += plain.equals(variation.outcome(id, handsets)) ? 0 : 1;
        }
        return count;
    }
}
