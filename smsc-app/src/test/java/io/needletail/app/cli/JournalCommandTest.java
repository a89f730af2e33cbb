package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.launch.JournalTools;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {
    private final StringWriter out = new StringWriter();
    private boolean sound = true;

    @TempDir
    private Path data;

    @Test
    void shouldReadTheConfiguredDirectory() {
        assertThat(run("dump")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("dump " + data);
    }

    @Test
    void shouldExitWithOneWhenSomethingIsDamaged() {
        assertThat(run("verify")).isZero();
        sound = false;
        assertThat(run("verify")).isEqualTo(1);
    }

    private int run(String command) {
        CommandLine commandLine = JournalCommand.commandLine(new Recording());
        commandLine.setOut(new PrintWriter(out));
        return commandLine.execute(command, "--conf", "../conf", "--set", "data.dir=" + data);
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
    }
}
