package io.needletail.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    @Test
    void shouldDemonstrateItself() throws Exception {
        assertThat(run(script(), "demo")).contains("done     12 submitted, 12 receipts, 0 missing");
    }

    @Test
    void shouldStartInSilenceKeepAMessageAndStopWithZero(@TempDir Path data) throws Exception {
        List<String> settings = List.of("--set", "smpp.port=0", "--set", "http.port=0", "--set", "data.dir=" + data);
        Process server = new ProcessBuilder(command("start", settings))
                .redirectErrorStream(true)
                .start();
        List<String> banner = new ArrayList<>();
        BufferedReader reader = server.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            banner.add(line.strip());
            if (line.startsWith("  Try")) {
                break;
            }
        }
        assertThat(banner).first().asString().startsWith("Needletail ");
        String port = banner.get(1).replaceAll(".*:", "");
        assertThat(run(script(), "send", "--port", port, "--to", "491701234567", "--receipt"))
                .contains("accepted")
                .contains("receipt DELIVRD");
        assertThat(output(new ProcessBuilder(command("journal", List.of("dump", "--set", "data.dir=" + data)))))
                .contains(" accepted id 1 ")
                .contains(" final id 1 DELIVRD");

        server.toHandle().destroy();

        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
    }

    private List<String> command(String name, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(script(), name));
        all.addAll(arguments);
        return all;
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
