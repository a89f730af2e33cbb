package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SinkCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void shouldPrintItsPortAndAtItsEndWhatItCounted() throws IOException {
        Path report = directory.resolve("sink.json");
        assertThat(run("--port", "0", "--duration", "1", "--report", report.toString()))
                .isZero();
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).matches("Sink on 127\\.0\\.0\\.1:[1-9]\\d*"),
                        last -> assertThat(last).startsWith("received 0 (accepted 0, refused 0) in "));
        assertThat(Files.readString(report)).contains("\"format\": \"needletail-sink-report\"", "\"submits\": 0");
    }

    @ParameterizedTest
    @CsvSource({
        "--refuse, 5%, '5%:ESME_RTHROTTLED'",
        "--status, ESME_NONE, 'a name such as ESME_RTHROTTLED'",
        "--states, DELIVRD, 'DELIVRD:95,UNDELIV:5'",
        "--id-prefix, a b, printable ASCII",
        "--deliver-window, 0, window from 1 to 1000000",
        "--resp-delay, soon, 20ms",
    })
    void shouldExitWithTwoAndSayWhatIsAllowed(String option, String value, String allowed) {
        assertThat(run("--port", "0", option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(allowed);
    }

    private int run(String... args) {
        CommandLine command = new CommandLine(new SinkCommand());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
