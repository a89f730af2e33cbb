package io.needletail.testkit.conformance;

import io.needletail.conformance.check.Target;
import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.testkit.EmbeddedSmsc;
import io.needletail.testkit.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * This server, set up so that the conformance suite can bring every situation about: a number for each end of a message and
 * for each status, an account with a password, timers of seconds.
 */
final class ConformanceServer implements AutoCloseable {
    private static final Path ACCOUNTS =
            Path.of("..", "conf", "accounts-loadtest.conf").toAbsolutePath();
    private static final List<String> ENDS =
            List.of("undeliverable", "expired", "rejected", "deleted", "unknown", "accepted", "absent");

    private final Map<String, String> numbers = new HashMap<>();
    private final Path accounts;
    private final EmbeddedSmsc smsc;

    private ConformanceServer(int outbindPort) throws IOException {
        accounts = Files.createTempFile("needletail-conformance", ".conf");
        Files.writeString(
                accounts,
                Files.readString(ACCOUNTS) + "accounts.load.outbind { host = 127.0.0.1, port = " + outbindPort
                        + ", retry = 1s, max-retry = 1s }\n");
        List<String> rules = new ArrayList<>();
        Set<Integer> statuses = new TreeSet<>(Status.all().keySet());
        statuses.remove(Status.ROK);
        statuses.addAll(List.of(0x400, 0x4FF));
        for (int status : statuses) {
            String number = String.format("9990%04d", status);
            numbers.put(Status.name(status), number);
            rules.add("{name=\"status-" + status + "\",prefix=\"" + number + "\",reject=\"" + status + "\"}");
        }
        List<String> scenarios = new ArrayList<>();
        for (String end : ENDS) {
            String number = "88800" + scenarios.size();
            numbers.put(end, number);
            scenarios.add("{prefix=\"" + number + "\",outcome=" + end + "}");
        }
        numbers.put("away", "88899");
        scenarios.add("{prefix=\"88899\",outcome=absent,reachable-in=500ms}");
        numbers.put("outbind-port", Integer.toString(outbindPort));
        smsc = EmbeddedSmsc.start(
                "accounts.any-system-id=false",
                "accounts.file=" + accounts,
                "smpp.session-init-timeout=5s",
                "smpp.enquire-link-interval=3s",
                "smpp.enquire-link-timeout=2s",
                "receipt.retry-delay=200ms",
                "routing.rules=[" + String.join(",", rules) + "]",
                "handset.scenarios=[" + String.join(",", scenarios) + "]");
    }

    static ConformanceServer start() throws IOException {
        return new ConformanceServer(FreePort.find());
    }

    /** What it claims: everything but what needs a setting that other checks would mind. */
    Target target() {
        Set<Feature> features = EnumSet.allOf(Feature.class);
        features.remove(Feature.INACTIVITY_TIMER);
        Target.Endpoint endpoint = new Target.Endpoint("127.0.0.1", smsc.port(), "load", "load");
        Target.Waits waits = new Target.Waits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(12));
        return new Target(endpoint, true, SmppVersion.V50, features, numbers, waits);
    }

    @Override
    public void close() {
        smsc.close();
        try {
            Files.delete(accounts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
