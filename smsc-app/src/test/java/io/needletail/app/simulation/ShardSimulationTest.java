package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main reliability test: ESMEs, handsets and carriers around one shard that crashes. A failure prints a seed. That world
 * again, and by hand a million crash points, in half an hour:
 *
 * <pre>
 * mvn -q -Dquick -pl smsc-app -am test-compile surefire:test@default-test -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest=ShardSimulationTest -Dsimulation.seed=4711
 * mvn -q -Dquick -pl smsc-app -am test-compile surefire:test@default-test -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest=ShardSimulationTest -Dsimulation.crashes=1000000
 * </pre>
 */
@ExtendWith(QuietLogs.class)
class ShardSimulationTest {
    private static final long CRASHES = Long.getLong("simulation.crashes", 30_000);
    private static final Long ONLY_SEED = Long.getLong("simulation.seed");

    @Test
    void shouldLoseNothingAtAnyCrashPoint() {
        long start = System.nanoTime();
        Tally tally = ONLY_SEED == null
                ? Simulation.run(1, CRASHES)
                : new World(ONLY_SEED, Sabotage.NONE).run(Simulation.CRASHES_PER_WORLD);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "shard simulation, %.0f s, %.0f crash points a second: %s%n", seconds, tally.crashes / seconds, tally);

        assertThat(tally.lost).isZero();
        assertThat(tally.messages).isGreaterThan(tally.crashes);
        assertThat(tally.settled).isPositive();
        assertThat(tally.handedOver).isPositive();
        assertThat(tally.earlyReceipts).isPositive();
        assertThat(tally.inbound).isPositive();
        assertThat(tally.deliveries).isPositive();
        if (tally.crashes >= 20_000) {
            assertThat(tally.points).as("crash points that occurred").containsOnlyKeys(CrashPoint.values());
            assertThat(tally.carried).isPositive();
            assertThat(tally.deletedFiles).isPositive();
        }
    }

    @Test
    void shouldRepeatItselfFromItsSeed() {
        Tally once = new World(42, Sabotage.NONE).run(Simulation.CRASHES_PER_WORLD);
        Tally again = new World(42, Sabotage.NONE).run(Simulation.CRASHES_PER_WORLD);

        assertThat(again).hasToString(once.toString());
    }
}
