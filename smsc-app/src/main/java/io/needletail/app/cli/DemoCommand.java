package io.needletail.app.cli;

import io.needletail.app.client.ClientAddress;
import io.needletail.app.client.OutgoingMessage;
import io.needletail.app.client.ReceiptTracker;
import io.needletail.app.client.SmppClientSession;
import io.needletail.app.client.SubmitVerdict;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.launch.LaunchException;
import io.needletail.app.launch.RunningServer;
import io.needletail.app.launch.ServerFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code smsc demo}: the whole path in one process, over TCP. */
@Command(
        name = "demo",
        description =
                "Starts a server on free ports, binds a client over TCP, submits, and shows receipts as they come.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int MESSAGES = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Every kind of outcome, quickly. */
    private static final List<String> SETTINGS = List.of(
            "smpp.port=0",
            "http.port=0",
            "accounts.any-system-id=true",
            "handset.seed=3",
            "handset.outcomes={delivered=50,undeliverable=15,expired=5,rejected=10,deleted=5,unknown=5,absent=10}",
            "handset.delay={kind=uniform,min=50ms,max=800ms}",
            "retry.schedule=[300ms]");

    private final ServerFactory servers;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    DemoCommand(ServerFactory servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() throws ConfigurationException, LaunchException, IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (TemporaryDirectory data = TemporaryDirectory.create("needletail-demo")) {
            SmscConfig config = options.loadWith(settings(data.path()));
            try (RunningServer server = servers.start(config)) {
                print(
                        out,
                        "server   SMPP " + config.smpp().host() + ":" + server.smppPort() + ", HTTP port "
                                + server.httpPort() + ", data in " + config.dataDirectory());
                return converse(new ClientAddress(config.smpp().host(), server.smppPort(), "demo", "demo"), out);
            }
        }
    }

    private static int converse(ClientAddress address, PrintWriter out) throws IOException, InterruptedException {
        ReceiptTracker receipts =
                new ReceiptTracker(one -> print(out, "receipt  id " + one.messageId() + "  " + one.state()));
        int refused = 0;
        int missing;
        try (SmppClientSession session = SmppClientSession.bind(address, receipts)) {
            print(out, "bound    as " + address.systemId() + ", transceiver");
            for (int i = 1; i <= MESSAGES; i++) {
                String to = String.format("4917000000%02d", i);
                SubmitVerdict verdict = session.submit(new OutgoingMessage("Needletail", to, "Demo " + i, true));
                if (verdict instanceof SubmitVerdict.Accepted accepted) {
                    receipts.expect(accepted.messageId());
                    print(out, "submit   id " + accepted.messageId() + "  ENROUTE to " + to);
                } else {
                    refused++;
                    print(out, "submit   " + verdict);
                }
            }
            missing = receipts.await(PATIENCE);
        }
        int complete = MESSAGES - refused - missing;
        print(out, "done     " + MESSAGES + " submitted, " + complete + " receipts, " + missing + " missing");
        return refused + missing == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static List<String> settings(Path data) {
        return Stream.concat(SETTINGS.stream(), Stream.of("data.dir=" + data)).toList();
    }

    private static void print(PrintWriter out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
