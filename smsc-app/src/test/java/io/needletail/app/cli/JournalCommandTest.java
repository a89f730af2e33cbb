package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.launch.Disclosure;
import io.needletail.app.launch.ExportRequest;
import io.needletail.app.launch.JournalTools;
import io.needletail.app.launch.TraceRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class JournalCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private boolean sound = true;

    @TempDir
    private Path data;

    @Test
    void shouldReadTheConfiguredDirectory() {
        assertThat(execute(
                        JournalCommand.commandLine(new Recording()),
                        "dump",
                        "--conf",
                        "../conf",
                        "--set",
                        "data.dir=" + data))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("dump " + data);
    }

    @Test
    void shouldExitWithOneWhenSomethingIsDamaged() {
        assertThat(run("verify")).isZero();
        sound = false;
        assertThat(run("verify")).isEqualTo(1);
    }

    @Test
    void shouldReadAnotherDirectoryWhenToldTo() {
        assertThat(execute(JournalCommand.commandLine(new Recording()), "stats", "--data-dir", "elsewhere"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("stats elsewhere");
    }

    @Test
    void shouldTraceWithoutPersonalThingsUnlessAsked() {
        assertThat(trace("0000000042")).isZero();
        assertThat(out.toString()).contains("messageId=0000000042").contains("Disclosure[numbers=false, text=false, ");
        assertThat(trace("1D", "--show-text", "--show-numbers")).isZero();
        assertThat(out.toString()).contains("messageId=1D").contains("Disclosure[numbers=true, text=true, ");
    }

    @Test
    void shouldExitWithOneWhenTheMessageIsUnknown() {
        sound = false;
        assertThat(trace("0000000042")).isEqualTo(1);
        assertThat(err.toString()).contains("no message 0000000042 in the journal");
    }

    @Test
    void shouldExportTheTimeAndAccountAskedFor() {
        assertThat(export("--csv", "--from", "2026-11-28", "--to", "2026-11-28T09:30+01:00", "--account", "alice"))
                .isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("export " + data + " "
                        + new ExportRequest(
                                ExportRequest.Format.CSV,
                                Instant.parse("2026-11-28T00:00:00Z").toEpochMilli(),
                                Instant.parse("2026-11-28T08:30:00Z").toEpochMilli(),
                                "alice",
                                Disclosure.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--csv --json", "--csv --from yesterday", "--csv --to 2026-13-01", "--json --to 2026-11-28T"
            })
    void shouldRefuseExportThatIsNotClear(String options) {
        assertThat(export(options.isEmpty() ? new String[0] : options.split(" ")))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldLeaveCompleteFileAndNoOther() throws IOException {
        Path file = data.resolve("records.json");
        assertThat(export("--json", "--out", file.toString())).isZero();
        assertThat(file).content().startsWith("export " + data);
        assertThat(data).isDirectoryNotContaining("glob:**.part");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String command) {
        return execute(JournalCommand.commandLine(new Recording()), command, "--data-dir", data.toString());
    }

    private int export(String... options) {
        List<String> all = new ArrayList<>(List.of("export", "--data-dir", data.toString()));
        all.addAll(List.of(options));
        return execute(JournalCommand.commandLine(new Recording()), all.toArray(String[]::new));
    }

    private int trace(String... options) {
        List<String> all = new ArrayList<>(List.of("--data-dir", data.toString()));
        all.addAll(List.of(options));
        return execute(new CommandLine(new TraceCommand(new Recording())), all.toArray(String[]::new));
    }

    private int execute(CommandLine command, String... arguments) {
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private final class Recording implements JournalTools {
        @Override
        public void dump(Path directory, PrintWriter to) {
            to.println("dump " + directory);
        }

        @Override
        public void stats(Path directory, PrintWriter to) {
            to.println("stats " + directory);
        }

        @Override
        public boolean verify(Path directory, PrintWriter to) {
            return sound;
        }

        @Override
        public boolean trace(Path directory, TraceRequest request, PrintWriter to) {
            to.println("trace " + directory + " " + request);
            return sound;
        }

        @Override
        public void export(Path directory, ExportRequest request, PrintWriter to) {
            to.println("export " + directory + " " + request);
        }
    }
}
