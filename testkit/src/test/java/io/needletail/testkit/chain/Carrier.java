package io.needletail.testkit.chain;

import io.needletail.testkit.process.FreePort;
import io.needletail.testkit.process.SmscProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's process, always on the same port. It behaves as its options say, so another behaviour is a restart, with
 * SIGKILL or politely as the caller likes. One thread.
 */
final class Carrier {
    private static final int STOP_SECONDS = 10;
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * The program that plays the carrier, and the final state in its receipts, which tells who took a message. A simulator that
     * refuses everything by a rule also ends what it had accepted before as REJECTD.
     */
    enum Kind {
        SINK("sink", "DELIVRD"),
        SIMULATOR("simulator", "ACCEPTD");

        final String title;
        final String state;

        Kind(String title, String state) {
            this.title = title;
            this.state = state;
        }
    }

    private final Kind kind;
    private final ChainPlan plan;
    private final int port;
    private @Nullable SmscProcess process;

    Carrier(Kind kind, ChainPlan plan) throws IOException {
        this.kind = kind;
        this.plan = plan;
        port = FreePort.find();
    }

    int port() {
        return port;
    }

    String title() {
        return kind.title;
    }

    /** Ends the process as asked, and starts it again unless it is to be gone; then it listens when this returns. */
    void behave(Behaviour behaviour, boolean politely) throws IOException, InterruptedException {
        end(politely);
        if (behaviour != Behaviour.GONE) {
            List<String> arguments = kind == Kind.SINK ? sink(behaviour) : simulator(behaviour);
            process = SmscProcess.start(plan.launch(), arguments, log());
            awaitListening(process);
        }
    }

    private void awaitListening(SmscProcess started) throws IOException {
        long end = System.nanoTime() + START_LIMIT_NANOS;
        while (true) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                if (!started.isAlive() || System.nanoTime() > end) {
                    throw new IOException(kind.title + " does not listen\n" + started.logTail(), e);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** Stops answering, with connections open. */
    void freeze() throws IOException, InterruptedException {
        if (process != null) {
            process.freeze();
        }
    }

    void end(boolean politely) throws InterruptedException {
        if (process == null) {
            return;
        }
        if (politely) {
            process.stop(STOP_SECONDS);
        } else {
            process.kill();
        }
        process = null;
    }

    private List<String> sink(Behaviour behaviour) {
        List<String> arguments =
                new ArrayList<>(List.of("sink", "--port", Integer.toString(port), "--receipts", "--states"));
        arguments.add(kind.state + ":100");
        // Ids of another run must not come again: the router would take them for its own, as carriers' ids are unique.
        arguments.addAll(List.of("--id-prefix", Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-"));
        arguments.addAll(
                switch (behaviour) {
                    case THROTTLING ->
                        List.of("--max-rate", Integer.toString(plan.load().rate() / 2));
                    case SLOW -> List.of("--resp-delay", "400ms", "--receipt-delay", "700ms");
                    case REFUSING -> List.of("--refuse", "50%:ESME_RSYSERR");
                    default -> List.<String>of();
                });
        return arguments;
    }

    private List<String> simulator(Behaviour behaviour) {
        List<String> arguments = new ArrayList<>(List.of("start"));
        set(arguments, "smpp.port", Integer.toString(port));
        set(arguments, "http.enabled", "false");
        set(arguments, "data.dir", plan.directory().resolve(kind.title).toString());
        set(arguments, "handset.outcomes.delivered", "0");
        set(arguments, "handset.outcomes.accepted", "100");
        switch (behaviour) {
            case THROTTLING ->
                set(
                        arguments,
                        "accounts.defaults.submits-per-second",
                        Integer.toString(plan.load().rate()));
            case SLOW -> {
                set(arguments, "handset.delay.kind", "uniform");
                set(arguments, "handset.delay.max", "3s");
            }
            case REFUSING ->
                set(arguments, "routing.rules", "[{ name = refuse, prefix = \"\", reject = ESME_RSYSERR }]");
            default -> set(arguments, "handset.delay.fixed", "0ms");
        }
        return arguments;
    }

    private static void set(List<String> arguments, String key, String value) {
        arguments.addAll(List.of("--set", key + "=" + value));
    }

    private Path log() {
        return plan.directory().resolve(kind.title + ".log");
    }
}
