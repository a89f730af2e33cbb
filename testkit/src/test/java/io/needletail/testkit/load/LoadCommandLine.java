package io.needletail.testkit.load;

import io.needletail.app.cli.SmscCommand;
import io.needletail.app.launch.ExportRequest;
import io.needletail.app.launch.JournalTools;
import io.needletail.app.launch.TraceRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code smsc load} in this process, and what it has printed. */
final class LoadCommandLine {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs it against a port with these options; returns its exit code. */
    int load(int port, String... options) {
        List<String> all = new ArrayList<>(List.of("load", "--port", Integer.toString(port)));
        all.addAll(List.of(options));
        CommandLine line = SmscCommand.commandLine(
                config -> {
                    throw new AssertionError("no server is to be started");
                },
                new NoJournals());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(all.toArray(new String[0]));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    private static final class NoJournals implements JournalTools {
        @Override
        public void dump(Path dataDirectory, PrintWriter out) {}

        @Override
        public void stats(Path dataDirectory, PrintWriter out) {}

        @Override
        public boolean verify(Path dataDirectory, PrintWriter out) {
            return false;
        }

        @Override
        public boolean trace(Path dataDirectory, TraceRequest request, PrintWriter out) {
            return false;
        }

        @Override
        public void export(Path dataDirectory, ExportRequest request, PrintWriter out) {}
    }
}
