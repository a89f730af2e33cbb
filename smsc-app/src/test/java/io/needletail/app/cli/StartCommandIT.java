package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code start} in a process of its own, told to stop by a signal. */
@Timeout(60)
class StartCommandIT {
    @Test
    void shouldPrintWhereItListensAndExitWithZeroOnSigterm() throws Exception {
        Process process = probe(0);
        List<String> banner = readUntil(process, "  Try");

        process.toHandle().destroy();
        List<String> rest = process.inputReader().lines().toList();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(rest).contains("closed");
        assertThat(String.join("\n", banner))
                .contains("Needletail development, profile laptop")
                .contains("SMPP       127.0.0.1:4711")
                .contains("Account    any system_id, any password, from this machine only")
                .contains("Durability process: acknowledged messages survive kill -9")
                .contains("HTTP       http://127.0.0.1:4712/metrics")
                .contains("Try        bin/smsc send --port 4711 --to");
    }

    @Test
    void shouldEndWithinTenSecondsEvenIfTheServerDoesNot() throws Exception {
        Process process = probe(60_000);
        readUntil(process, "  Try");

        process.toHandle().destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void shouldReadTheRoutesAgainOnSighupAndGoOn() throws Exception {
        assumeHangUpIsHeard();
        Process process = probe(0, "--set", "routing.file=../conf/routes.conf");
        readUntil(process, "  Try");

        hangUp(process);
        assertThat(readUntil(process, "reloaded")).last().isEqualTo("reloaded");
        hangUp(process);
        assertThat(readUntil(process, "reloaded")).last().isEqualTo("reloaded");

        process.toHandle().destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void shouldStopOnSighupWithoutAFileOfRoutes() throws Exception {
        assumeHangUpIsHeard();
        Process process = probe(0);
        readUntil(process, "  Try");

        hangUp(process);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** A process whose parent ignores SIGHUP, as under nohup, ignores it as well. */
    private static void assumeHangUpIsHeard() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status));
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElse(0);
        assumeTrue((ignored & 1) == 0);
    }

    private static void hangUp(Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static Process probe(long closeMillis, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartProbe.class.getName(),
                Long.toString(closeMillis)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> readUntil(Process process, String start) throws IOException {
        BufferedReader reader = process.inputReader();
        List<String> lines = new ArrayList<>();
        String line = "";
        while (line != null && !line.startsWith(start)) {
            line = reader.readLine();
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }
}
