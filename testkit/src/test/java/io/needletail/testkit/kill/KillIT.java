package io.needletail.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The kill test with a server started by {@code -Dkill.launcher=/path/to/bin/smsc}. */
@EnabledIfSystemProperty(named = "kill.launcher", matches = ".+")
class KillIT {

    @Test
    void shouldLoseNothingThatWasAcknowledged(@TempDir Path directory) throws IOException, InterruptedException {
        assertThat(KillTest.run(KillPlan.ofProperties(directory))).isTrue();
    }
}
