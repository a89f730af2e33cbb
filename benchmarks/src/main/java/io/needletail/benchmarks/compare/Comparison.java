package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.LoadClient;
import io.needletail.benchmarks.run.LoadRequest;
import io.needletail.benchmarks.run.ServerProcess;
import io.needletail.benchmarks.run.Spread;
import io.needletail.benchmarks.run.WatchedLoad;
import io.needletail.benchmarks.run.WorkDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs a plan: round by round, in each round every server once, each in a fresh process. */
final class Comparison {
    private final Plan plan;
    private final LoadClient client;
    private final RunLog log;
    private final WorkDirectory work;
    private final PrintStream out;

    /**
     * Prepares it.
     *
     * @param work for what servers keep and print; a server's data is deleted when it has been measured
     */
    Comparison(Plan plan, LoadClient client, RunLog log, WorkDirectory work, PrintStream out) {
        this.plan = plan;
        this.client = client;
        this.log = log;
        this.work = work;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        for (Scenario scenario : plan.scenarios()) {
            List<Peer> peers = new ArrayList<>(plan.peers());
            peers.removeIf(peer -> !scenario.takes(peer.name()));
            LoadRequest request = request(scenario);
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Peer peer : peers) {
                    int before = log.counted(scenario.name(), peer.name()).size();
                    measure(scenario, peer, before + 1, request);
                }
                Collections.rotate(peers, -1);
            }
        }
    }

    /** The load of a scenario with the times of this plan, and with a rate if it is the open loop. */
    LoadRequest request(Scenario scenario) throws IOException, InterruptedException {
        LoadRequest load = scenario.load().during(plan.warmupSeconds(), plan.seconds());
        return scenario.name().equals(Scenario.OPEN_LOOP) ? load.atRate((long) (closedLoopRate() / 2)) : load;
    }

    private void measure(Scenario scenario, Peer peer, int round, LoadRequest request)
            throws IOException, InterruptedException {
        for (int repeat = 0; repeat <= plan.repeats(); repeat++) {
            WatchedLoad load = runOnce(scenario, peer, request);
            boolean noisy = load.noise() > plan.mostNoise();
            boolean counted = !noisy || repeat == plan.repeats();
            log.add(new Run(
                    scenario.name(), peer.name(), round, request.rate(), load.figures(), load.noise(), counted));
            out.printf(
                    "%-15s %-14s round %d  %,11.0f/s  cpu %6.3f us  p50 %8.1f us  p99 %8.1f us  noise %3.0f %%%s%s%n",
                    scenario.name(),
                    peer.name(),
                    round,
                    load.figures().perSecond(),
                    load.figures().serverCpuMicros(),
                    load.figures().latency().p50(),
                    load.figures().latency().p99(),
                    load.noise() * 100,
                    noisy ? (counted ? "  NOISY" : "  noisy, repeated") : "",
                    load.figures().faults().isEmpty()
                            ? ""
                            : "  " + load.figures().faults());
            if (counted) {
                return;
            }
        }
    }

    private WatchedLoad runOnce(Scenario scenario, Peer peer, LoadRequest request)
            throws IOException, InterruptedException {
        Path directory = work.fresh(peer.name());
        try (ServerProcess server =
                ServerProcess.start(peer.start().command(scenario, directory), work.log(peer.name()))) {
            return WatchedLoad.run(client, server, request);
        } finally {
            work.delete(peer.name());
        }
    }

    /** Needletail's median so far; of one run made for the purpose if there is none. */
    private double closedLoopRate() throws IOException, InterruptedException {
        double known = Spread.of(
                        log.counted(Scenario.CLOSED_LOOP, Peers.NEEDLETAIL),
                        run -> run.figures().perSecond())
                .median();
        if (!Double.isNaN(known)) {
            return known;
        }
        Scenario closed = Scenario.all().stream()
                .filter(scenario -> scenario.name().equals(Scenario.CLOSED_LOOP))
                .findFirst()
                .orElseThrow();
        Peer needletail = plan.peers().stream()
                .filter(peer -> peer.name().equals(Peers.NEEDLETAIL))
                .findFirst()
                .orElseThrow();
        return runOnce(closed, needletail, request(closed)).figures().perSecond();
    }
}
