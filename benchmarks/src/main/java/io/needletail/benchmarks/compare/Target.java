package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What Needletail is meant to reach.
 *
 * @param text what is measured
 * @param ours the figure of Needletail
 * @param beside the figure that it is divided by, or null if it stands for itself
 * @param least the result has to be at least this; 0 for any
 * @param most and at most this
 */
record Target(String text, Figure ours, @Nullable Figure beside, double least, double most) {
    private static final double ANY = Double.MAX_VALUE;
    private static final double MILLIS = 1000;

    /**
     * A median.
     *
     * @param scenario where
     * @param peer of which server
     * @param value of a run
     */
    record Figure(String scenario, String peer, ToDoubleFunction<Run> value) {
        double median(RunLog log) {
            return Spread.of(log.counted(scenario, peer), value).median();
        }
    }

    static List<Target> all() {
        ToDoubleFunction<Run> rate = run -> run.figures().perSecond();
        ToDoubleFunction<Run> cpu = run -> run.figures().serverCpuMicros();
        ToDoubleFunction<Run> p50 = run -> run.figures().latency().p50();
        ToDoubleFunction<Run> p99 = run -> run.figures().latency().p99();
        ToDoubleFunction<Run> p999 = run -> run.figures().latency().p999() / MILLIS;
        Figure closed = ours(Scenario.CLOSED_LOOP, rate);
        return List.of(
                atLeast(0.6, "submit rate, of Netty echo's", closed, peer(Peers.NETTY, rate)),
                atLeast(1.2, "submit rate, of object echo's", closed, peer(Peers.OBJECTS, rate)),
                atLeast(2.5, "submit rate, of jSMPP's", closed, peer("jsmpp", rate)),
                atLeast(3.5, "submit rate, of Cloudhopper 5's", closed, peer("cloudhopper5", rate)),
                atLeast(5, "submit rate, of Cloudhopper 6 beta's", closed, peer("cloudhopper6", rate)),
                atLeast(30, "submit rate, of npm smpp's", closed, peer("node-smpp", rate)),
                atMost(0.75, "CPU µs a message, window 50", ours(Scenario.CLOSED_LOOP, cpu), null),
                atMost(0.45, "CPU µs a message, window 500", ours("10x500", cpu), null),
                atLeast(0.85, "submit rate of 100 sessions, of 10 sessions'", ours("100x50", rate), closed),
                atLeast(0.85, "submit rate of 160 characters, of 20 characters'", ours("160-characters", rate), closed),
                atLeast(0.4, "full loop with receipts, of the submit rate", ours("receipts", rate), closed),
                atMost(
                        2,
                        "p99 in the open loop at half the rate, of Netty echo's",
                        ours(Scenario.OPEN_LOOP, p99),
                        new Figure(Scenario.OPEN_LOOP, Peers.NETTY, p99)),
                atMost(10, "p99.9 in the open loop, ms", ours(Scenario.OPEN_LOOP, p999), null),
                atMost(
                        1.5,
                        "round trip of one session with window 1, of Netty echo's",
                        ours("1x1", p50),
                        new Figure("1x1", Peers.NETTY, p50)),
                atLeast(
                        0.5,
                        "submit rate with durability disk, of process's",
                        ours("disk", rate),
                        ours("100x50", rate)));
    }

    static Target atLeast(double least, String text, Figure ours, @Nullable Figure beside) {
        return new Target(text, ours, beside, least, ANY);
    }

    static Target atMost(double most, String text, Figure ours, @Nullable Figure beside) {
        return new Target(text, ours, beside, 0, most);
    }

    /** A row of the page; blank if something was not measured. */
    String row(RunLog log) {
        double measured = ours.median(log) / (beside == null ? 1 : beside.median(log));
        if (!Double.isFinite(measured)) {
            return "";
        }
        boolean upward = least > 0;
        String wanted = upward ? "at least " + number(least) : "at most " + number(most);
        String verdict = measured >= least && measured <= most ? "met" : "**not met**";
        return String.format(Locale.ROOT, "| %s | %s | %.2f | %s |%n", text, wanted, measured, verdict);
    }

    private static Figure ours(String scenario, ToDoubleFunction<Run> value) {
        return new Figure(scenario, Peers.NEEDLETAIL, value);
    }

    private static Figure peer(String peer, ToDoubleFunction<Run> value) {
        return new Figure(Scenario.CLOSED_LOOP, peer, value);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
