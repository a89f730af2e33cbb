package io.needletail.core.broadcast;

import java.util.List;

/**
 * The settings of broadcasts.
 *
 * @param areas known by name; with none, every name is an area that works
 * @param keepMillis how long a broadcast is known after its end
 * @param mostBroadcasts known at a time; those beyond are refused
 * @param defaultValidityMillis of a broadcast without validity_period
 * @param maxValidityMillis longest life, and longest time to its start
 * @param forced whether an answer waits until the disk has what it says
 */
public record BroadcastConfig(
        List<BroadcastArea> areas,
        long keepMillis,
        int mostBroadcasts,
        long defaultValidityMillis,
        long maxValidityMillis,
        boolean forced) {
    private static final long DAY_MILLIS = 86_400_000;

    public BroadcastConfig {
        areas = List.copyOf(areas);
    }

    /** Settings for tests and small embeddings. */
    public static BroadcastConfig usual() {
        return new BroadcastConfig(List.of(), DAY_MILLIS, 10_000, DAY_MILLIS, 7 * DAY_MILLIS, false);
    }
}
