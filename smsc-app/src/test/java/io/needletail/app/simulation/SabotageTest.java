package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation can fail: each bug that is put in on purpose is found within a few seeds. */
@ExtendWith(QuietLogs.class)
class SabotageTest {
    private static final int SEEDS = 20;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldBeFound(Sabotage sabotage) {
        assertThatThrownBy(() -> runSeeds(sabotage))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("reproduce with -Dsimulation.seed=");
    }

    private static void runSeeds(Sabotage sabotage) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            new World(seed, sabotage, seed % 2 == 0).run(Simulation.CRASHES_PER_WORLD);
        }
    }
}
