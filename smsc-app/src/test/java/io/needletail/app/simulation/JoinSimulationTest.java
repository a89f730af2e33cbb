package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Long messages in parts, joined by a shard that crashes. A failure names its seed, which {@code -Dsimulation.seed=} runs alone;
 * {@code -Dsimulation.crashes=} runs more.
 */
@ExtendWith(QuietLogs.class)
class JoinSimulationTest {
    private static final int PER_WORLD = 30;
    private static final long CRASHES = Math.min(100_000, Long.getLong("simulation.crashes", 6_000));
    private static final Long ONLY_SEED = Long.getLong("simulation.seed");

    @Test
    void shouldLoseNoPartAtAnyCrashPoint() {
        long crashes = 0;
        long joined = 0;
        long pieces = 0;
        for (long seed = ONLY_SEED == null ? 1 : ONLY_SEED; crashes < CRASHES; seed++) {
            JoinWorld world = new JoinWorld(seed);
            try {
                world.run(PER_WORLD);
            } catch (Violation | RuntimeException e) {
                throw new Violation("seed " + seed + ": " + e + "; again with -Dsimulation.seed=" + seed, e);
            }
            crashes += world.crashes();
            joined += world.joined();
            pieces += world.pieces();
            if (ONLY_SEED != null) {
                break;
            }
        }
        System.out.printf("join simulation: %d crashes, %d messages joined, %d parts alone%n", crashes, joined, pieces);

        assertThat(joined).isGreaterThan(crashes / 10);
        assertThat(pieces).isPositive();
    }
}
