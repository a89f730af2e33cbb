package io.needletail.app.cli;

import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.launch.JournalTools;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc journal ...}. */
@Command(
        name = "journal",
        description = "Reads a journal, also while the server runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class JournalCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    static CommandLine commandLine(JournalTools journals) {
        return new CommandLine(new JournalCommand())
                .addSubcommand(new Dump(journals))
                .addSubcommand(new ExportCommand(journals))
                .addSubcommand(new Stats(journals))
                .addSubcommand(new Verify(journals));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** What those that only print have in common. */
    private abstract static class Reading implements Callable<Integer> {
        final JournalTools journals;

        @Mixin
        private final DataOptions data = new DataOptions();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        Reading(JournalTools journals) {
            this.journals = journals;
        }

        @Override
        public final Integer call() throws ConfigurationException, IOException {
            PrintWriter out = spec.commandLine().getOut();
            boolean sound = read(data.directory(), out);
            out.flush();
            return sound ? ExitStatus.OK : ExitStatus.FAILED;
        }

        abstract boolean read(Path directory, PrintWriter out) throws IOException;
    }

    @Command(
            name = "dump",
            description = "Prints every record of the journal in data.dir.",
            mixinStandardHelpOptions = true)
    private static final class Dump extends Reading {
        Dump(JournalTools journals) {
            super(journals);
        }

        @Override
        boolean read(Path directory, PrintWriter out) throws IOException {
            journals.dump(directory, out);
            return true;
        }
    }

    @Command(name = "stats", description = "Prints sizes and counts.", mixinStandardHelpOptions = true)
    private static final class Stats extends Reading {
        Stats(JournalTools journals) {
            super(journals);
        }

        @Override
        boolean read(Path directory, PrintWriter out) throws IOException {
            journals.stats(directory, out);
            return true;
        }
    }

    @Command(
            name = "verify",
            description = "Checks every record; exits 1 if any is damaged.",
            mixinStandardHelpOptions = true)
    private static final class Verify extends Reading {
        Verify(JournalTools journals) {
            super(journals);
        }

        @Override
        boolean read(Path directory, PrintWriter out) throws IOException {
            return journals.verify(directory, out);
        }
    }
}
