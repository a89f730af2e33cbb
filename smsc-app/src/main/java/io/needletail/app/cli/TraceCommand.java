package io.needletail.app.cli;

import io.needletail.api.text.TextAlphabet;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.launch.Disclosure;
import io.needletail.app.launch.JournalTools;
import io.needletail.app.launch.TraceRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smsc trace}: what happened to one message. */
@Command(
        name = "trace",
        description = "Prints every fact of one message, with its time, from the journal; also while the server runs."
                + " Exits 1 if the journal does not know the message.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    private final JournalTools journals;

    @Parameters(paramLabel = "MESSAGE_ID", description = "The id as the ESME got it.")
    private String messageId = "";

    @Option(names = "--show-text", description = "Show the text of the message.")
    private boolean text;

    @Option(
            names = "--alphabet",
            paramLabel = "NAME",
            converter = AlphabetConverter.class,
            description = "The account's default alphabet, which data_coding 0 means (default gsm).")
    private TextAlphabet alphabet = TextAlphabet.GSM;

    @Mixin
    private final DisclosureOptions disclosure = new DisclosureOptions();

    @Mixin
    private final DataOptions data = new DataOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    TraceCommand(JournalTools journals) {
        this.journals = journals;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        TraceRequest request = new TraceRequest(messageId, new Disclosure(disclosure.numbers(), text, alphabet));
        boolean found = journals.trace(data.directory(), request, out);
        out.flush();
        if (!found) {
            spec.commandLine().getErr().println("no message " + messageId + " in the journal");
        }
        return found ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
