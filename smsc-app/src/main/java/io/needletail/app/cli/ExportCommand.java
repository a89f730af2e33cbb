package io.needletail.app.cli;

import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.launch.Disclosure;
import io.needletail.app.launch.ExportRequest;
import io.needletail.app.launch.JournalTools;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code smsc journal export}: call detail records. */
@Command(
        name = "export",
        description =
                "Writes call detail records: one for each message, and one for each receipt that belonged to none.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final String TIMES = "an ISO 8601 date or time, UTC unless it says otherwise";

    private final JournalTools journals;

    /** One of the two, and not both. */
    private static final class FormatOption {
        @Option(names = "--json", required = true, description = "A JSON object a line.")
        private boolean json;

        @Option(names = "--csv", required = true, description = "Comma-separated (RFC 4180), with a header line.")
        private boolean csv;

        ExportRequest.Format chosen() {
            if (json == csv) {
                throw new IllegalStateException("--json or --csv");
            }
            return json ? ExportRequest.Format.JSON : ExportRequest.Format.CSV;
        }
    }

    @ArgGroup(multiplicity = "1")
    private FormatOption format = new FormatOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Messages accepted at this time or later: " + TIMES + ".")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Messages accepted before this time.")
    private @Nullable Instant to;

    @Option(names = "--account", paramLabel = "SYSTEM_ID", description = "Messages of this account only.")
    private @Nullable String account;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write to FILE, which is there when it is complete; to standard output unless given.")
    private @Nullable Path file;

    @Mixin
    private final DisclosureOptions disclosure = new DisclosureOptions();

    @Mixin
    private final DataOptions data = new DataOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ExportCommand(JournalTools journals) {
        this.journals = journals;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException {
        Path target = file;
        if (target == null) {
            PrintWriter out = spec.commandLine().getOut();
            write(out);
            return out.checkError() ? ExitStatus.FAILED : ExitStatus.OK;
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(part, StandardCharsets.UTF_8))) {
            write(out);
            if (out.checkError()) {
                throw new IOException("the file " + part + " could not be written to the end");
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        return ExitStatus.OK;
    }

    private void write(PrintWriter out) throws ConfigurationException, IOException {
        journals.export(
                data.directory(),
                new ExportRequest(
                        format.chosen(),
                        from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                        to == null ? Long.MAX_VALUE : to.toEpochMilli(),
                        account,
                        new Disclosure(disclosure.numbers(), false)),
                out);
    }
}
