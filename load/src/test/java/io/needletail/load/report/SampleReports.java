package io.needletail.load.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Reports for tests: one with everything in it, one with nothing, and any number from seeds. */
public final class SampleReports {
    private static final String AWKWARD = "a \"b\" \\ <c> & 'd'\n\t\u00e9\u2028 }],{";

    private SampleReports() {}

    /** A sound run of 30 seconds with receipts, refusals and a warm-up, its latencies scaled by a factor. */
    public static LoadReport busy(double slowness) {
        Random random = new Random(7);
        return new LoadReport(
                run("50"),
                new SubmitFigures(3_000_400, 2_999_900, Map.of(0x58, 450L, 0x14, 50L), 0, 12, 0, 0, 0, 0, 0),
                new ReceiptFigures(
                        2_999_900, 2_999_900, 0, 0, 0, 0, Map.of("DELIVRD", 2_849_900L, "UNDELIV", 150_000L)),
                new MobileOriginatedFigures(100, 0, 0, 0),
                latency(random, 300_000, 400_000 * slowness, 0.7),
                latency(random, 300_000, 6_000_000 * slowness, 0.4),
                new ResourceFigures(9.5, 21.4, 1.2, 512L << 20),
                seconds(random, slowness));
    }

    public static LoadReport busy() {
        return busy(1);
    }

    /** A run in which nothing happened. */
    public static LoadReport empty() {
        return new LoadReport(
                new LoadRun(Instant.EPOCH, 0, Map.of(), Map.of()),
                new SubmitFigures(0, 0, Map.of(), 0, 0, 0, 0, 0, 0, 0),
                new ReceiptFigures(0, 0, 0, 0, 0, 0, Map.of()),
                new MobileOriginatedFigures(0, 0, 0, 0),
                Latency.none(),
                Latency.none(),
                ResourceFigures.none(),
                List.of());
    }

    /** The busy run with these receipts lost and these answers missing. */
    public static LoadReport faulty(long lost, long unanswered) {
        LoadReport busy = busy();
        SubmitFigures s = busy.submits();
        ReceiptFigures r = busy.receipts();
        return new LoadReport(
                busy.run(),
                new SubmitFigures(s.sent(), s.accepted(), s.statuses(), unanswered, 0, 0, 0, 0, 0, 0),
                new ReceiptFigures(r.expected(), r.received() - lost, lost, 0, 0, 0, r.states()),
                busy.mobileOriginated(),
                busy.submitLatency(),
                busy.receiptLatency(),
                busy.resources(),
                busy.seconds());
    }

    /** The busy run with a last, broken second in which only some receipts came. */
    public static LoadReport withDrain(int second) {
        LoadReport busy = busy();
        List<SecondFigures> seconds = new ArrayList<>(busy.seconds());
        seconds.add(new SecondFigures(second, false, 0, 0, 0, 0, 17, 0, 0, 0));
        return new LoadReport(
                busy.run(),
                busy.submits(),
                busy.receipts(),
                busy.mobileOriginated(),
                busy.submitLatency(),
                busy.receiptLatency(),
                busy.resources(),
                seconds);
    }

    /** The busy run with an option and a fact of the machine. */
    public static LoadReport withOption(String window) {
        LoadReport busy = busy();
        return new LoadReport(
                run(window),
                busy.submits(),
                busy.receipts(),
                busy.mobileOriginated(),
                busy.submitLatency(),
                busy.receiptLatency(),
                busy.resources(),
                busy.seconds());
    }

    /** Any report: every field random, texts that need escaping among them. */
    public static LoadReport random(Random random) {
        Map<Integer, Long> statuses = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            statuses.put(random.nextInt(), count(random));
        }
        Map<String, Long> states = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            states.put(AWKWARD.substring(random.nextInt(AWKWARD.length())), count(random));
        }
        List<SecondFigures> seconds = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            seconds.add(new SecondFigures(
                    random.nextInt(10_000),
                    random.nextBoolean(),
                    count(random),
                    count(random),
                    count(random),
                    count(random),
                    count(random),
                    random.nextDouble() * 1e9,
                    random.nextDouble() * 1e-6,
                    random.nextInt(9)));
        }
        return new LoadReport(
                new LoadRun(
                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                        random.nextDouble() * 1e5,
                        Map.of("a." + random.nextInt(3), AWKWARD, AWKWARD, ""),
                        Map.of("cpu", "x" + random.nextInt())),
                new SubmitFigures(
                        count(random),
                        count(random),
                        statuses,
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        count(random)),
                new ReceiptFigures(
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        count(random),
                        states),
                new MobileOriginatedFigures(count(random), count(random), count(random), count(random)),
                latency(random, random.nextInt(2_000), 1 + random.nextInt(1_000_000_000), 3),
                latency(random, random.nextInt(3), 1 + random.nextInt(1_000_000), 1),
                new ResourceFigures(
                        random.nextDouble() * 100,
                        random.nextBoolean() ? ResourceFigures.UNKNOWN : random.nextDouble(),
                        ResourceFigures.UNKNOWN,
                        random.nextBoolean() ? ResourceFigures.UNKNOWN : count(random)),
                seconds);
    }

    private static LoadRun run(String window) {
        return new LoadRun(
                Instant.parse("2026-03-01T10:00:00Z"),
                30,
                Map.of("sessions", "10", "window", window, "rate", "100000", "target", "127.0.0.1:2775 & <b>"),
                Map.of("cpu", "2 x AMD EPYC", "memory", "24 GiB", "java", "25"));
    }

    private static long count(Random random) {
        return random.nextLong() >>> 1 + random.nextInt(60);
    }

    private static Latency latency(Random random, int count, double medianNanos, double sigma) {
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < count; i++) {
            double value = medianNanos * Math.exp(sigma * random.nextGaussian());
            histogram.recordValue((long) Math.min(value, 3.6e12));
        }
        return new Latency(histogram);
    }

    private static List<SecondFigures> seconds(Random random, double slowness) {
        List<SecondFigures> seconds = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            long accepted = 100_000 - random.nextInt(i == 20 ? 60_000 : 4_000);
            double p50 = slowness * (0.4 + 0.05 * random.nextDouble());
            double p99 = slowness * (i == 20 ? 38 : 2 + random.nextDouble());
            seconds.add(new SecondFigures(
                    i, i >= 5, 100_000, accepted + 20, accepted, i == 20 ? 400 : 3, accepted - 500, p50, p99, p99 * 3));
        }
        return seconds;
    }
}
