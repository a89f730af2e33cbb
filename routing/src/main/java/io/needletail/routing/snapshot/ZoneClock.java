package io.needletail.routing.snapshot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Local time of a zone from 1970 to 2100 by a table of its changes of offset. Immutable; any thread; allocates nothing. */
final class ZoneClock {
    static final int DAY_SECONDS = 86_400;

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final int THURSDAY = 3;

    private final long[] changes;
    private final int[] offsets;

    ZoneClock(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.EPOCH);
        while (next != null && next.getInstant().isBefore(END)) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        changes = new long[transitions.size()];
        offsets = new int[transitions.size() + 1];
        offsets[0] = rules.getOffset(Instant.EPOCH).getTotalSeconds();
        for (int i = 0; i < changes.length; i++) {
            changes[i] = transitions.get(i).toEpochSecond();
            offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
        }
    }

    /** Seconds since 1970 as the zone's clocks show them. */
    long localSeconds(long utcMillis) {
        long seconds = Math.floorDiv(utcMillis, 1000L);
        int low = 0;
        int high = changes.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (changes[middle] <= seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return seconds + offsets[low];
    }

    /** Day of the week, 0 for Monday. */
    static int weekday(long localSeconds) {
        return (int) Math.floorMod(Math.floorDiv(localSeconds, (long) DAY_SECONDS) + THURSDAY, 7L);
    }

    static int secondOfDay(long localSeconds) {
        return (int) Math.floorMod(localSeconds, (long) DAY_SECONDS);
    }
}
