package io.needletail.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution that {@code mvn package} made, through its shell script. */
class DistributionIT {
    private Path distribution;

    @BeforeEach
    void find() throws IOException {
        try (Stream<Path> target = Files.list(Path.of("target"))) {
            distribution = target.filter(path -> Files.isDirectory(path.resolve("lib")))
                    .max(Comparator.comparing(path -> path.toFile().lastModified()))
                    .orElse(null);
        }
        assumeTrue(distribution != null, "mvn package has not run");
    }

    @Test
    void shouldBeAValidShellScript() throws Exception {
        assertThat(run("sh", "-n", "../bin/smsc").lines()).isEmpty();
    }

    @Test
    void shouldPrintItsVersionAndNothingElse() throws Exception {
        assertThat(run(script(), "version").lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Needletail ");
    }

    @Test
    void shouldRunThroughALinkAndFromADirectoryWithSpaces(@TempDir Path temporary) throws Exception {
        Path spaced = temporary.resolve("a directory");
        Files.createSymbolicLink(spaced, distribution.toAbsolutePath());
        Path link = Files.createSymbolicLink(temporary.resolve("smsc"), spaced.resolve("bin/smsc"));

        String output = run(link.toString(), "check-config");
        Files.delete(link);
        Files.delete(spaced);

        assertThat(output).contains("configuration is sound: profile laptop");
    }

    @Test
    void shouldTakeTheConfigurationOfAnotherHome(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("conf/profiles"));
        Files.writeString(home.resolve("conf/profiles/laptop.conf"), "smpp.prot = 1\n");
        ProcessBuilder process = new ProcessBuilder(script(), "check-config");
        process.environment().put("SMSC_HOME", home.toString());

        assertThat(output(process)).contains("laptop.conf:1: smpp.prot = 1: unknown key; did you mean smpp.port?");
    }

    private String script() {
        return distribution.resolve("bin/smsc").toString();
    }

    private static String run(String... command) throws Exception {
        return output(new ProcessBuilder(List.of(command)));
    }

    private static String output(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
