package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What Needletail is meant to reach beside a peer, as a ratio of medians.
 *
 * @param text what is wanted
 * @param scenario where
 * @param peer beside whom
 * @param figure which figure
 * @param least the ratio of Needletail's median to the peer's has to be at least this; 0 for any
 * @param most and at most this
 */
record Target(String text, String scenario, String peer, ToDoubleFunction<Run> figure, double least, double most) {
    private static final double ANY = Double.MAX_VALUE;

    static List<Target> all() {
        ToDoubleFunction<Run> rate = run -> run.figures().perSecond();
        ToDoubleFunction<Run> cpu = run -> run.figures().serverCpuMicros();
        ToDoubleFunction<Run> p99 = run -> run.figures().latency().p99();
        return List.of(
                new Target("as many submits a second as object echo", "10x50", Peers.OBJECTS, rate, 1, ANY),
                new Target("no more CPU a message than object echo", "10x50", Peers.OBJECTS, cpu, 0, 1),
                new Target("twice the submits a second of jSMPP", "10x50", "jsmpp", rate, 2, ANY),
                new Target("twice the submits a second of Cloudhopper 5", "10x50", "cloudhopper5", rate, 2, ANY),
                new Target("twice the submits a second of Cloudhopper 6", "10x50", "cloudhopper6", rate, 2, ANY),
                new Target("half the submits a second of Netty echo", "10x50", Peers.NETTY, rate, 0.5, ANY),
                new Target("twice the CPU a message of Netty echo at most", "10x50", Peers.NETTY, cpu, 0, 2),
                new Target("twice the p99 of Netty echo at most", Scenario.OPEN_LOOP, Peers.NETTY, p99, 0, 2));
    }

    /** A row of the page; blank if one of the two was not measured. */
    String row(RunLog log) {
        double ours = Spread.of(log.counted(scenario, Peers.NEEDLETAIL), figure).median();
        double theirs = Spread.of(log.counted(scenario, peer), figure).median();
        double ratio = ours / theirs;
        if (!Double.isFinite(ratio)) {
            return "";
        }
        String verdict = ratio >= least && ratio <= most ? "met" : "**not met**";
        return String.format(Locale.ROOT, "| %s | %s | %.2f | %s |%n", text, scenario, ratio, verdict);
    }
}
