package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.LoadRequest;
import io.needletail.benchmarks.run.Messages;
import java.util.List;
import java.util.Set;

/**
 * One kind of load.
 *
 * @param name for the command line and the log
 * @param title for the page
 * @param load what the client does, its times still to be set
 * @param settings of Needletail, besides the profile for load tests
 * @param only the servers that can take part; empty for all
 */
record Scenario(String name, String title, LoadRequest load, List<String> settings, Set<String> only) {
    /** The scenario that the rate of the open loop is taken from. */
    static final String CLOSED_LOOP = "10x50";

    static final String OPEN_LOOP = "open-loop";

    private static final int LENGTH = 20;
    private static final int LONG_LENGTH = 160;
    private static final Set<String> ALL = Set.of();
    private static final Set<String> ALONE = Set.of(Peers.NEEDLETAIL);
    private static final Set<String> ECHO = Set.of(Peers.NEEDLETAIL, Peers.NETTY);
    private static final Set<String> FAST = Set.of(Peers.NEEDLETAIL, Peers.NETTY, Peers.OBJECTS);

    /** All of them, in the order of the page. */
    static List<Scenario> all() {
        return List.of(
                closed(CLOSED_LOOP, "10 sessions, window 50, 20 characters", 10, 50, LENGTH, ALL),
                closed("10x500", "10 sessions, window 500, 20 characters", 10, 500, LENGTH, FAST),
                closed("100x50", "100 sessions, window 50, 20 characters", 100, 50, LENGTH, FAST),
                closed("160-characters", "10 sessions, window 50, 160 characters", 10, 50, LONG_LENGTH, FAST),
                closed("1x1", "1 session, window 1, 20 characters: the round trip", 1, 1, LENGTH, FAST),
                new Scenario(
                        "receipts",
                        "10 sessions, window 50, a receipt for every message, sent at once and acknowledged",
                        LoadRequest.closed(10, 50, new Messages(LENGTH, Messages.TO, true)),
                        List.of(),
                        ALONE),
                new Scenario(
                        "disk",
                        "100 sessions, window 50, durability disk: answered when the journal is forced to the disk",
                        LoadRequest.closed(100, 50, Messages.of(LENGTH)),
                        List.of("journal.durability=disk"),
                        ALONE),
                new Scenario(
                        OPEN_LOOP,
                        "open loop, 10 sessions, at half of Needletail's closed-loop rate; latency from the intended time",
                        LoadRequest.closed(10, 500, Messages.of(LENGTH)),
                        List.of(),
                        ECHO));
    }

    boolean takes(String peer) {
        return only.isEmpty() || only.contains(peer);
    }

    private static Scenario closed(String name, String title, int sessions, int window, int length, Set<String> only) {
        return new Scenario(name, title, LoadRequest.closed(sessions, window, Messages.of(length)), List.of(), only);
    }
}
