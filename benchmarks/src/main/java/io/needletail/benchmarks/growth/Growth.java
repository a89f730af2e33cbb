package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.Checkout;
import io.needletail.benchmarks.run.LoadClient;
import io.needletail.benchmarks.run.LoadFigures;
import io.needletail.benchmarks.run.LoadRequest;
import io.needletail.benchmarks.run.Messages;
import io.needletail.benchmarks.run.ServerProcess;
import io.needletail.benchmarks.run.WatchedLoad;
import io.needletail.benchmarks.run.WorkDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Measures the points of a curve, every one with a server of its own. */
final class Growth {
    private static final int FILLING_LENGTH = 20;
    private static final LoadRequest FILLING = LoadRequest.closed(
                    10, 500, new Messages(FILLING_LENGTH, Curve.WAITING, false))
            .during(0, 1);

    private final Checkout checkout;
    private final LoadClient client;
    private final GrowthLog log;
    private final WorkDirectory work;
    private final PrintStream out;

    Growth(Checkout checkout, LoadClient client, GrowthLog log, WorkDirectory work, PrintStream out) {
        this.checkout = checkout;
        this.client = client;
        this.log = log;
        this.work = work;
        this.out = out;
    }

    /** One run of one point. */
    void measure(Curve curve, Point point, int round, int warmupSeconds, int seconds)
            throws IOException, InterruptedException {
        Path directory = work.fresh("needletail");
        Path home = checkout.root();
        if (point.server().routes() > 0) {
            home = directory.resolve("home");
            RoutedHome.make(
                    checkout.root().resolve("conf"), home, point.server().routes());
        }
        try (ServerProcess server = ServerProcess.start(
                checkout.needletail(
                        home, directory.resolve("data"), point.server().settings()),
                work.log("needletail"))) {
            fill(server, point.server().backlog());
            WatchedLoad load = WatchedLoad.run(client, server, point.load().during(warmupSeconds, seconds));
            Measured run = new Measured(
                    curve.name(), point.value(), round, load.figures(), server.residentBytes(), load.noise());
            log.add(run);
            print(run);
        } finally {
            work.delete("needletail");
        }
    }

    /** Submits what is to wait; a little more than asked for. */
    private void fill(ServerProcess server, long backlog) throws IOException, InterruptedException {
        double waiting = 0;
        while (waiting < backlog) {
            LoadFigures figures = client.run(server, FILLING);
            waiting += figures.perSecond() * FILLING.seconds();
        }
    }

    private void print(Measured run) {
        LoadFigures figures = run.figures();
        out.printf(
                "%-9s %,11d  round %d  %,11.0f/s  cpu %6.3f us  p50 %8.1f us  p99 %8.1f us  %,6d MB  noise %3.0f %%%s%n",
                run.curve(),
                run.value(),
                run.round(),
                figures.perSecond(),
                figures.serverCpuMicros(),
                figures.latency().p50(),
                figures.latency().p99(),
                run.residentBytes() / 1_000_000,
                run.noise() * 100,
                figures.faults().isEmpty() ? "" : "  " + figures.faults());
    }
}
