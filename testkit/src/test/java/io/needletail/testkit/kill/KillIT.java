package io.needletail.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill test on this class path, or with a server started by {@code -Dkill.launcher=/path/to/bin/smsc}. */
class KillIT {
    private static final int ROUNDS_ON_DISK = 5;

    @Test
    void shouldLoseNothingThatWasAcknowledged(@TempDir Path directory) throws IOException, InterruptedException {
        assertThat(KillTest.run(KillPlan.ofProperties(directory))).isTrue();
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedOnDisk(@TempDir Path directory) throws IOException, InterruptedException {
        assertThat(KillTest.run(KillPlan.ofProperties(directory).with(ROUNDS_ON_DISK, "disk")))
                .isTrue();
    }
}
