package io.needletail.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path home;

    @Test
    void shouldHoldTheNumberOfShardsAndNothingHalfWritten() throws Exception {
        DataDirectory.open(config("data"));

        assertThat(home.resolve("data/shards")).hasContent("1");
        assertThat(home.resolve("data")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void shouldKeepTheNumberOfShardsItWasMadeWith() throws Exception {
        DataDirectory.open(config("data"));
        Files.writeString(home.resolve("data/shards"), "2");

        assertThatThrownBy(() -> DataDirectory.open(config("data")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was made with shard.count = 2, not 1");
    }

    @Test
    void shouldSayThatAFileIsNoDirectory() throws Exception {
        Files.writeString(home.resolve("data"), "");

        assertThatThrownBy(() -> DataDirectory.open(config("data")))
                .isInstanceOf(IOException.class)
                .hasMessage("data.dir " + home.resolve("data")
                        + " cannot be used (it is a file): it must be a directory this user can write to");
    }

    private SmscConfig config(String directory) throws ConfigurationException {
        return ConfigLoader.load(new ConfigSource(
                Locations.of(home),
                null,
                List.of("data.dir=" + home.resolve(directory), "accounts.any-system-id=true")));
    }
}
