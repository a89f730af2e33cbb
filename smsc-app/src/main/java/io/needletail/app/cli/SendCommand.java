package io.needletail.app.cli;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.DataCoding;
import io.needletail.api.text.EncodedText;
import io.needletail.api.text.TextAlphabet;
import io.needletail.api.text.TextEncoder;
import io.needletail.app.cli.tls.TlsClientOptions;
import io.needletail.app.client.ClientAddress;
import io.needletail.app.client.OutgoingMessage;
import io.needletail.app.client.ReceiptTracker;
import io.needletail.app.client.SmppClientSession;
import io.needletail.app.client.SubmitVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc send}: submits to any SMPP server. */
@Command(
        name = "send",
        description = "Binds to an SMPP server as transceiver, submits, and prints ids and receipts.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SendCommand implements Callable<Integer> {
    @Option(names = "--to", required = true, description = "Destination address.")
    private String to = "";

    @Option(names = "--from", description = "Source address.")
    private String from = "Needletail";

    @Option(names = "--text", description = "Text.")
    private String text = "Hello";

    @Option(
            names = "--alphabet",
            paramLabel = "NAME",
            converter = AlphabetConverter.class,
            description =
                    "Alphabet of the text: gsm, gsm-packed, ascii, latin-1, cyrillic, hebrew, ucs2 or utf-8. Without"
                            + " it what takes the fewest short messages: GSM, national shift tables, UCS-2.")
    private @Nullable TextAlphabet alphabet;

    @Option(
            names = "--data-coding",
            paramLabel = "NUMBER",
            description =
                    "data_coding, decimal or with 0x, such as 0x10 for a flash message; that of the alphabet unless"
                            + " given, and the alphabet is its unless given.")
    private @Nullable String dataCoding;

    @Option(names = "--host", description = "Server to bind to.")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Its SMPP port.")
    private int port = 2775;

    @Option(names = "--system-id", description = "Account.")
    private String systemId = "smsc";

    @Option(names = "--password", description = "Password of the account.")
    private String password = "";

    @Option(names = "--receipt", description = "Ask for a delivery receipt and wait for it.")
    private boolean receipt;

    @Option(names = "--count", description = "Number of messages.")
    private int count = 1;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for receipts.")
    private int waitSeconds = 30;

    @ArgGroup(validate = false, heading = "%nTLS:%n")
    private final TlsClientOptions tls = new TlsClientOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        OutgoingMessage message = message();
        ReceiptTracker receipts =
                new ReceiptTracker(one -> print(out, "id " + one.messageId() + "  receipt " + one.state()));
        boolean refused = false;
        int missing;
        try (SmppClientSession session = bind(receipts)) {
            for (int i = 0; i < count; i++) {
                SubmitVerdict verdict = session.submit(message);
                if (verdict instanceof SubmitVerdict.Accepted accepted) {
                    print(out, "id " + accepted.messageId() + "  accepted");
                    expect(receipts, accepted);
                } else if (verdict instanceof SubmitVerdict.Refused no) {
                    print(out, "refused with command_status " + CommandStatus.text(no.commandStatus()));
                    refused = true;
                }
            }
            missing = receipts.await(Duration.ofSeconds(waitSeconds));
        }
        if (missing > 0) {
            print(out, missing + " receipt(s) missing after " + waitSeconds + " s");
        }
        return refused || missing > 0 ? ExitStatus.FAILED : ExitStatus.OK;
    }

    private SmppClientSession bind(ReceiptTracker receipts) throws IOException, InterruptedException {
        try {
            return SmppClientSession.bind(new ClientAddress(host, port, systemId, password, tls.config()), receipts);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private OutgoingMessage message() {
        if (alphabet == null && dataCoding == null) {
            return new OutgoingMessage(from, to, text, receipt);
        }
        int coding = dataCoding == null ? -1 : octet(dataCoding);
        TextAlphabet written = alphabet == null ? DataCoding.alphabet(coding, TextAlphabet.GSM) : alphabet;
        EncodedText encoded = TextEncoder.in(written, text);
        if (encoded == null) {
            String name = coding < 0 || alphabet != null ? written.name() : DataCoding.name(coding);
            throw wrong("the text cannot be written in " + name.toLowerCase(Locale.ROOT));
        }
        return coding < 0
                ? new OutgoingMessage(from, to, encoded, receipt)
                : new OutgoingMessage(from, to, encoded, coding, receipt);
    }

    private int octet(String number) {
        try {
            int octet = Integer.decode(number);
            if (octet >= 0 && octet <= 0xFF) {
                return octet;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong("'" + number + "' is no data_coding; write a number from 0 to 255, decimal or with 0x");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void expect(ReceiptTracker receipts, SubmitVerdict.Accepted accepted) {
        if (receipt) {
            receipts.expect(accepted.messageId());
        }
    }

    /** Receipts come on another thread, so each line is written whole. */
    private static void print(PrintWriter out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
