package io.needletail.benchmarks.through;

import io.needletail.benchmarks.run.Checkout;
import io.needletail.benchmarks.run.LoadClient;
import io.needletail.benchmarks.run.LoadRequest;
import io.needletail.benchmarks.run.Messages;
import io.needletail.benchmarks.run.ServerProcess;
import io.needletail.benchmarks.run.WatchedLoad;
import io.needletail.benchmarks.run.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures one way after the other, each run with a server and, where it goes there, a sink of its own. */
final class Through {
    private static final double MICROS = 1e6;
    private static final String UPSTREAM = """
            carriers {
              sink {
                hosts = ["127.0.0.1:%d"]
                system-id = router, password = router
                binds = %d, window = %d, receive-window = 1000
              }
            }
            """;
    private static final String ROUTES = "rules = [{ name = all, then.forward = sink }]\n";

    private final Checkout checkout;
    private final LoadClient client;
    private final WorkDirectory work;
    private final Links links;

    /**
     * The connections to the sink.
     *
     * @param binds how many
     * @param window submit_sm that each may have unanswered
     */
    record Links(int binds, int window) {}

    Through(Checkout checkout, LoadClient client, WorkDirectory work, Links links) {
        this.checkout = checkout;
        this.client = client;
        this.work = work;
        this.links = links;
    }

    /** The load of a way, without its times. */
    static LoadRequest load(Way way) {
        return LoadRequest.closed(10, 50, new Messages(20, Messages.TO, way.receipts()));
    }

    /** One run. */
    ThroughRun measure(Way way, int round, LoadRequest request) throws IOException, InterruptedException {
        Path directory = work.fresh("through");
        try (Sink sink = way.toCarrier() ? new Sink(start(way)) : new Sink(null);
                ServerProcess server = ServerProcess.start(
                        checkout.needletail(checkout.root(), directory.resolve("data"), settings(sink, directory)),
                        work.log("needletail"))) {
            WatchedLoad load = WatchedLoad.run(client, server, request);
            double seconds = request.warmupSeconds() + request.seconds();
            double sinkShare = sink.cpuSeconds() / seconds;
            double messages = load.figures().perSecond() * seconds;
            return new ThroughRun(
                    way.name(),
                    round,
                    load.figures(),
                    sink.cpuSeconds() / messages * MICROS,
                    Math.max(0, load.noise() - sinkShare));
        } finally {
            work.delete("through");
        }
    }

    private ServerProcess start(Way way) throws IOException, InterruptedException {
        return ServerProcess.start(checkout.sink(way.receipts()), work.log("sink"));
    }

    private List<String> settings(Sink sink, Path directory) throws IOException {
        if (sink.process == null) {
            return List.of();
        }
        Path upstream = Files.writeString(
                directory.resolve("upstream.conf"),
                UPSTREAM.formatted(sink.process.port(), links.binds(), links.window()));
        Path routes = Files.writeString(directory.resolve("routes.conf"), ROUTES);
        return List.of("upstream.file=" + upstream, "routing.file=" + routes);
    }

    /** The carrier, if there is one. */
    private record Sink(@Nullable ServerProcess process) implements AutoCloseable {
        double cpuSeconds() {
            return process == null ? 0 : process.cpuSeconds();
        }

        @Override
        public void close() {
            if (process != null) {
                process.close();
            }
        }
    }
}
