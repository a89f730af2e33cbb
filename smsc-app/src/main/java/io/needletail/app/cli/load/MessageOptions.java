package io.needletail.app.cli.load;

import io.needletail.load.message.DestinationList;
import io.needletail.load.message.DestinationPattern;
import io.needletail.load.message.Destinations;
import io.needletail.load.message.LongForm;
import io.needletail.load.message.MessageMix;
import io.needletail.load.message.MessagePlan;
import io.needletail.load.message.TextEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is sent, from whom and to whom. */
public final class MessageOptions {
    private static final String USUAL_TEXT = "Needletail load test";

    @Option(
            names = "--text",
            description = "Text (default '" + USUAL_TEXT + "'); repeat it for a mix, with weights: '9*Hello'.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "0",
            description = "Repeat and cut the text to N characters (octets if binary).")
    private int length;

    @Option(
            names = "--encoding",
            paramLabel = "auto|gsm|latin1|binary|ucs2",
            defaultValue = "AUTO",
            description = "Encoding (default auto: gsm where it fits, else ucs2); binary takes hexadecimal digits.")
    private TextEncoding encoding = TextEncoding.AUTO;

    @Option(
            names = "--long",
            paramLabel = "udh|sar|payload",
            defaultValue = "UDH",
            description = "What becomes of a text that needs more than one short message (default udh).")
    private LongForm form = LongForm.UDH;

    @Option(names = "--mix", paramLabel = "FILE", description = "Messages by weight from a file, instead of --text.")
    private @Nullable Path mix;

    @Option(names = "--from", defaultValue = "Needletail", description = "Source address (default ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "PATTERN",
            defaultValue = "4477#######",
            description = "Destinations (default ${DEFAULT-VALUE}), each # a random digit.")
    private String to = "";

    @Option(names = "--to-sequential", description = "Count the #s up from 0 instead.")
    private boolean sequential;

    @Option(names = "--to-file", paramLabel = "FILE", description = "Destinations from a file, one a line, in order.")
    private @Nullable Path toFile;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of everything random (default ${DEFAULT-VALUE}).")
    private long seed;

    MessagePlan plan(boolean receipts) throws WrongOptionException {
        MessagePlan plan = new MessagePlan(mix(), from, destinations(), receipts, seed);
        try {
            plan.stream(0, 1);
        } catch (IllegalArgumentException e) {
            throw new WrongOptionException("messages: " + e.getMessage());
        }
        return plan;
    }

    /** For the report. */
    String destinationText() {
        return toFile != null ? "file " + toFile : to + (sequential ? " in sequence" : "");
    }

    private MessageMix mix() throws WrongOptionException {
        try {
            if (mix != null) {
                return MessageMix.read(mix);
            }
            return MessageMix.of(texts.isEmpty() ? List.of(USUAL_TEXT) : texts, encoding, length, form);
        } catch (IOException e) {
            throw new WrongOptionException("--mix: " + mix + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new WrongOptionException((mix == null ? "--text, --length: " : "--mix: ") + e.getMessage());
        }
    }

    private Destinations destinations() throws WrongOptionException {
        try {
            return toFile != null ? DestinationList.read(toFile) : new DestinationPattern(to, sequential);
        } catch (IOException e) {
            throw new WrongOptionException("--to-file: " + toFile + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new WrongOptionException((toFile != null ? "--to-file: " : "--to: ") + e.getMessage());
        }
    }
}
