package io.needletail.benchmarks.through;

import java.util.List;

/**
 * How far a message goes.
 *
 * @param name in results
 * @param title for a reader
 * @param toCarrier to a sink behind the server, else to the server's own handsets
 * @param receipts whether each message asks for a receipt, which comes back the same way
 */
record Way(String name, String title, boolean toCarrier, boolean receipts) {
    /** What the ratios are to. */
    static final Way SUBMIT =
            new Way("submit", "submit only: accepted, journaled, answered, delivered to a handset", false, false);

    static final List<Way> ALL = List.of(
            SUBMIT,
            new Way("receipts", "the same, with a receipt for every message", false, true),
            new Way("forward", "through to the sink, no receipts", true, false),
            new Way("through", "through to the sink, and its receipt back", true, true));

    /**
     * Those of these names; all for none.
     *
     * @throws IllegalArgumentException for a name that is none
     */
    static List<Way> of(List<String> names) {
        List<String> known = ALL.stream().map(Way::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("way " + name + " is not one of " + known);
            }
        }
        return names.isEmpty()
                ? ALL
                : ALL.stream().filter(way -> names.contains(way.name())).toList();
    }
}
