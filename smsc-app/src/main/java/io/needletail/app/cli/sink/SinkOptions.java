package io.needletail.app.cli.sink;

import io.needletail.app.cli.load.SpanConverter;
import io.needletail.app.cli.tls.TlsListenerOptions;
import io.needletail.load.sink.SinkConfig;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.Credentials;
import io.needletail.load.sink.plan.DeliverPlan;
import io.needletail.load.sink.plan.IdForm;
import io.needletail.load.sink.plan.Refusal;
import io.needletail.load.sink.plan.StateMix;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code smsc sink} that make its configuration. */
public final class SinkOptions {
    /** Beside 2775, where the server listens. */
    private static final int USUAL_PORT = 2776;

    @Option(names = "--host", description = "Address to listen on.")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Port to listen on; 0 for any, which is printed.")
    private int port = USUAL_PORT;

    @Option(names = "--system-id", description = "Only this one may bind; anybody otherwise.")
    private @Nullable String systemId;

    @Option(names = "--password", description = "Password that a bind has to have; any otherwise.")
    private @Nullable String password;

    @ArgGroup(validate = false, heading = "%nTLS:%n")
    private final TlsListenerOptions tls = new TlsListenerOptions();

    @ArgGroup(validate = false, heading = "%nAnswers:%n")
    private Answers answers = new Answers();

    @ArgGroup(validate = false, heading = "%nReceipts and mobile-originated messages:%n")
    private Delivers delivers = new Delivers();

    @Option(names = "--seed", description = "Seed of refusals and final states.")
    private long seed = 1;

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            description = "Write a line for each message: id, command_status, source, destination, text.")
    private @Nullable Path messages;

    /** How messages are answered. */
    private static final class Answers {
        @Option(
                names = "--resp-delay",
                paramLabel = "TIME",
                converter = SpanConverter.class,
                description = "From a message to its answer, such as 20ms.")
        private Duration delay = Duration.ZERO;

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                description = "Refuse every message with this name or number.")
        private @Nullable String status;

        @Option(
                names = "--refuse",
                paramLabel = "SHARE:STATUS",
                description = "Refuse a share of the messages, such as 5%%:ESME_RTHROTTLED.")
        private @Nullable String refuse;

        @Option(
                names = "--max-rate",
                paramLabel = "N",
                description = "Answer ESME_RTHROTTLED beyond N messages a second on one session.")
        private int maxRate;

        @Option(names = "--id-prefix", paramLabel = "TEXT", description = "In front of the number in each message id.")
        private String prefix = "";

        @Option(names = "--id-hex", description = "Count message ids in hexadecimal.")
        private boolean hex;
    }

    /** What is sent. */
    private static final class Delivers {
        @Option(names = "--receipts", description = "Send a receipt for each message that asks for one.")
        private boolean receipts;

        @Option(
                names = "--receipt-delay",
                paramLabel = "TIME",
                converter = SpanConverter.class,
                description = "From a message to its receipt, such as 2s.")
        private Duration delay = Duration.ZERO;

        @Option(
                names = "--states",
                paramLabel = "MIX",
                description = "Final states and their weights, such as DELIVRD:95,UNDELIV:5.")
        private @Nullable String states;

        @Option(names = "--deliver-window", paramLabel = "N", description = "deliver_sm unanswered on one session.")
        private int window = DeliverPlan.USUAL_WINDOW;

        @Option(
                names = "--mo-rate",
                paramLabel = "R",
                description = "Send R mobile-originated messages a second, text 'mo RUN N', to all receivers in turn.")
        private double moRate;

        @Option(
                names = "--max-waiting",
                paramLabel = "MIB",
                description = "Memory for receipts that wait; beyond it messages are refused.")
        private long maxWaitingMebibytes = DeliverPlan.USUAL_WAITING_BYTES >> 20;
    }

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException saying what is wrong and what is allowed
     */
    public SinkConfig config() {
        IdForm ids = new IdForm(answers.prefix, answers.hex);
        return new SinkConfig(
                host,
                port,
                tls.config(),
                new Credentials(systemId, password),
                new AnswerPlan(answers.delay, refusal(), answers.maxRate, ids),
                new DeliverPlan(
                        delivers.receipts,
                        delivers.delay,
                        delivers.states == null ? StateMix.delivered() : StateMix.parse(delivers.states),
                        delivers.window,
                        delivers.moRate,
                        delivers.maxWaitingMebibytes << 20),
                seed,
                messages);
    }

    private Refusal refusal() {
        if (answers.status != null && answers.refuse != null) {
            throw new IllegalArgumentException("--status refuses everything; leave out --refuse");
        }
        if (answers.status != null) {
            return Refusal.all(answers.status);
        }
        return answers.refuse == null ? Refusal.none() : Refusal.parse(answers.refuse);
    }
}
