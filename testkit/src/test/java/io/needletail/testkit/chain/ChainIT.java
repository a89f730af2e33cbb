package io.needletail.testkit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The chain test on this class path, or with processes started by {@code -Dchain.launcher=/path/to/bin/smsc}. */
@DisabledIfSystemProperty(named = "it.short", matches = "true")
class ChainIT {
    @Test
    void shouldLoseNothingWhateverCarriersDoAndSettleEachMessageOnce(@TempDir Path directory)
            throws IOException, InterruptedException {
        assertThat(ChainTest.run(ChainPlan.ofProperties(directory))).isTrue();
    }
}
