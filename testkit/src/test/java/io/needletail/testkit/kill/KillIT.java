package io.needletail.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill test on this class path, or with a server started by {@code -Dkill.launcher=/path/to/bin/smsc}. */
class KillIT {
    private static final int FEW_ROUNDS = 5;

    @Test
    void shouldLoseNothingThatWasAcknowledged(@TempDir Path directory) throws IOException, InterruptedException {
        assertThat(KillTest.run(KillPlan.ofProperties(directory))).isTrue();
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedByThreadOfTheShard(@TempDir Path directory)
            throws IOException, InterruptedException {
        assertThat(KillTest.run(KillPlan.ofProperties(directory).with(FEW_ROUNDS, "process", "blocking")))
                .isTrue();
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedOnDisk(@TempDir Path directory) throws IOException, InterruptedException {
        assertThat(KillTest.run(KillPlan.ofProperties(directory).with(FEW_ROUNDS, "disk", "event-loop")))
                .isTrue();
    }
}
