package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.LoadRequest;
import io.needletail.benchmarks.run.Messages;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * A quantity that grows.
 *
 * @param name for the command line and the files
 * @param title for people
 * @param points from the least to the greatest value
 */
record Curve(String name, String title, List<Point> points) {
    /** Destinations whose messages wait for hours, to fill a server with. */
    static final String WAITING = "4478";

    private static final int SESSIONS = 10;
    private static final int WINDOW = 50;
    private static final int LENGTH = 20;
    private static final LoadRequest USUAL = LoadRequest.closed(SESSIONS, WINDOW, Messages.of(LENGTH));

    static List<Curve> all() {
        return List.of(
                byLoad(
                        "sessions",
                        "sessions, window 50 each",
                        List.of(1L, 10L, 100L, 1000L),
                        value -> LoadRequest.closed((int) value, WINDOW, Messages.of(LENGTH))),
                byLoad(
                        "window",
                        "window of each of 10 sessions",
                        List.of(1L, 5L, 50L, 500L),
                        value -> LoadRequest.closed(SESSIONS, (int) value, Messages.of(LENGTH))),
                byLoad(
                        "text",
                        "characters of the text",
                        List.of(20L, 160L, 1000L),
                        value -> LoadRequest.closed(SESSIONS, WINDOW, Messages.of((int) value))),
                byServer(
                        "routes",
                        "prefixes in the routing table",
                        List.of(10L, 10_000L, 1_000_000L),
                        value -> new Point.Setup(List.of(), (int) value, 0)),
                byServer(
                        "shards",
                        "shards",
                        List.of(1L, 2L),
                        value -> new Point.Setup(List.of("shard.count=" + value), 0, 0)),
                byServer(
                        "loops",
                        "event loops",
                        List.of(1L, 2L),
                        value -> new Point.Setup(List.of("smpp.io-threads=" + value), 0, 0)),
                byServer(
                        "backlog",
                        "messages that wait",
                        List.of(0L, 1_000_000L, 10_000_000L),
                        value -> new Point.Setup(
                                List.of("handset.scenarios=[{ prefix = \"" + WAITING
                                        + "\", outcome = delivered, delay = 12h }]"),
                                0,
                                value)));
    }

    private static Curve byLoad(String name, String title, List<Long> values, LongFunction<LoadRequest> load) {
        return curve(name, title, values, value -> new Point(value, load.apply(value), Point.Setup.PLAIN));
    }

    private static Curve byServer(String name, String title, List<Long> values, LongFunction<Point.Setup> setup) {
        return curve(name, title, values, value -> new Point(value, USUAL, setup.apply(value)));
    }

    private static Curve curve(String name, String title, List<Long> values, LongFunction<Point> point) {
        LongStream all = values.stream().mapToLong(Long::longValue);
        return new Curve(name, title, all.mapToObj(point).toList());
    }
}
