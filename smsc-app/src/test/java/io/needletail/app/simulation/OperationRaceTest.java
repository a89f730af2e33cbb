package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * query_sm, cancel_sm and replace_sm of ESMEs raced against everything that can happen to a message, in processes that crash:
 * one final state each, every answer consistent with it. A failure prints a seed. That world again, and by hand a hundred
 * thousand races, in some minutes:
 *
 * <pre>
 * mvn -q -Dquick -pl smsc-app -am test-compile surefire:test@default-test -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest=OperationRaceTest -Dsimulation.seed=4711
 * mvn -q -Dquick -pl smsc-app -am test-compile surefire:test@default-test -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest=OperationRaceTest -Dsimulation.races=100000
 * </pre>
 */
@ExtendWith(QuietLogs.class)
class OperationRaceTest {
    private static final long RACES = Long.getLong("simulation.races", 5_000);
    private static final Long ONLY_SEED = Long.getLong("simulation.seed");

    @Test
    void shouldGiveEachMessageOneFinalStateAndEachOperationAnAnswerConsistentWithIt() {
        long start = System.nanoTime();
        Tally tally = ONLY_SEED == null ? Simulation.race(1, RACES) : Simulation.race(ONLY_SEED, 1);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("operation races, %.0f s, %.0f a second: %s%n", seconds, tally.races / seconds, tally);

        assertThat(tally.lost).isZero();
        assertThat(tally.cancelled).isPositive();
        assertThat(tally.cancelRefused).isPositive();
        assertThat(tally.replaced).isPositive();
        assertThat(tally.replaceRefused).isPositive();
        assertThat(tally.endsTold).isPositive();
    }
}
