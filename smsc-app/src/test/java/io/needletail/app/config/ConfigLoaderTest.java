package io.needletail.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.journal.Durability;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problem;
import io.needletail.simulator.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    private Path home;

    private Path main;
    private Path profiles;

    @BeforeEach
    void layout() throws IOException {
        profiles = Files.createDirectories(home.resolve("conf/profiles"));
        main = home.resolve("conf/needletail.conf");
        Files.writeString(profiles.resolve("laptop.conf"), "accounts.any-system-id = true\n");
    }

    @Test
    void shouldLayerDefaultsFileProfileAndSet() throws Exception {
        Files.writeString(main, "smpp { port = 1, max-connections = 11, window = 21 }\n");
        Files.writeString(profiles.resolve("night.conf"), "smpp { port = 2, max-connections = 12 }\n");

        SmscConfig config = load("night", "smpp.port=3");

        assertThat(config.smpp().port()).isEqualTo(3);
        assertThat(config.smpp().maxConnections()).isEqualTo(12);
        assertThat(config.window().submit()).isEqualTo(21);
        assertThat(config.window().deliver()).isEqualTo(100);
        assertThat(config.profile()).isEqualTo("night");
    }

    @Test
    void shouldReportEveryProblemAtOnceWithFileLineKeyValueAndWhatIsAllowed() throws Exception {
        Files.writeString(main, """
                smpp.port = 99999
                smpp.prot = 2775
                journal.durability = tape
                shard { ring-size = 1000 }
                http = yes
                retry.schedule = [1s, soon]
                routing.rules = [{ name = a, prefix = 49x, to = nowhere }, { prefix = 1 }]
                """);

        List<String> problems = problems("laptop", "smpp.window=none", "novalue").stream()
                .map(problem -> problem.toString().replace(home.toString() + "/", ""))
                .toList();

        assertThat(problems)
                .contains(
                        "conf/needletail.conf:1: smpp.port = 99999: must be a whole number from 0 to 65535",
                        "conf/needletail.conf:2: smpp.prot = 2775: unknown key; did you mean smpp.port?",
                        "conf/needletail.conf:3: journal.durability = \"tape\": must be one of memory, process, disk",
                        "conf/needletail.conf:4: shard.ring-size = 1000: must be a power of two from 64 to 1048576",
                        "conf/needletail.conf:5: http = \"yes\": is a section; it takes enabled, host, port",
                        "--set: novalue: must be key=value")
                .anySatisfy(
                        p -> assertThat(p).startsWith("conf/needletail.conf:6: retry.schedule[1] = \"soon\": must be"))
                .anySatisfy(p -> assertThat(p).startsWith("conf/needletail.conf:7: routing.rules[0].prefix = \"49x\""))
                .anySatisfy(p -> assertThat(p).startsWith("conf/needletail.conf:7: routing.rules[0].to = \"nowhere\""))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("conf/needletail.conf:7: routing.rules[1] = ")
                        .contains("needs a name"))
                .anySatisfy(p -> assertThat(p).startsWith("--set: smpp.window = \"none\": must be a whole number"));
    }

    @Test
    void shouldReportValuesThatDoNotGoTogetherWhereTheyAreSet() throws Exception {
        Files.writeString(main, "\nhandset.outcomes.undeliverable = 10\n");

        assertThat(problems("laptop")).singleElement().satisfies(problem -> {
            assertThat(problem.where()).endsWith("needletail.conf:2");
            assertThat(problem.message()).contains("must add up to 100").contains("110");
        });
    }

    @Test
    void shouldNameTheProfilesThatExist() {
        assertThat(problems("labtop"))
                .singleElement()
                .asString()
                .isEqualTo("--profile: labtop: unknown profile; there are laptop; did you mean laptop?");
    }

    @Test
    void shouldNameTheLineOfASyntaxError() throws Exception {
        Files.writeString(main, "smpp.port = 1\nsmpp { port = 2\n");

        assertThat(problems("laptop"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).contains("needletail.conf"));
    }

    @Test
    void shouldTakeSetValuesAsPlainTextAndStructuresAsHocon() throws Exception {
        SmscConfig config = load(
                null,
                "data.dir=/var/lib/my smsc:1",
                "journal.durability=disk",
                "retry.schedule=[1s, 2m]",
                "handset.outcomes={delivered=60, absent=40}");

        assertThat(config.dataDirectory()).isEqualTo(Path.of("/var/lib/my smsc:1"));
        assertThat(config.journal().durability()).isEqualTo(Durability.DISK);
        assertThat(config.message().retrySchedule()).containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(2));
        assertThat(config.handset().outcomes().get(Outcome.ABSENT)).isEqualTo(40);
    }

    @Test
    void shouldStartRelativePathsAtTheInstallation() throws Exception {
        assertThat(load(null).dataDirectory()).isEqualTo(home.resolve("data"));
        assertThat(load(null, "data.dir=here").dataDirectory())
                .isEqualTo(Path.of("here").toAbsolutePath());
    }

    @Test
    void shouldNeedNoFilesAtAll(@TempDir Path empty) throws Exception {
        SmscConfig config = ConfigLoader.load(new ConfigSource(Locations.of(empty), null, List.of()));

        assertThat(config.smpp().host()).isEqualTo("127.0.0.1");
        assertThat(config.accounts().anySystemId()).isFalse();
    }

    private SmscConfig load(String profile, String... sets) throws ConfigurationException {
        return ConfigLoader.load(new ConfigSource(Locations.of(home), profile, List.of(sets)));
    }

    private List<Problem> problems(String profile, String... sets) {
        ConfigurationException thrown = catchThrowableOfType(ConfigurationException.class, () -> load(profile, sets));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }
}
