package io.needletail.load.sink.account;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts while the sink runs. Owned by its event loop; {@link #snapshot} is called there too. */
@SuppressWarnings("EnumOrdinal") // counted for each message: an array, not a map
public final class SinkCounts {
    private static final int STATUSES = 0x500;
    private static final int MOST_SECONDS = 24 * 3600;
    private static final long SECOND = 1_000_000_000;

    private final long[] counts = new long[SinkCount.values().length];
    /** Refusals by command_status; all beyond the vendors' range together in the last. */
    private final long[] statuses = new long[STATUSES];

    private final long startNanos;
    private long[] perSecond = new long[64];
    private int lastSecond;

    /** @param nowNanos the moment second 0 begins */
    public SinkCounts(long nowNanos) {
        startNanos = nowNanos;
    }

    public void add(SinkCount count) {
        counts[count.ordinal()]++;
    }

    public void add(SinkCount count, long more) {
        counts[count.ordinal()] += more;
    }

    public long get(SinkCount count) {
        return counts[count.ordinal()];
    }

    /** A message was refused. */
    public void refuse(int status) {
        add(SinkCount.REFUSED);
        statuses[status >= 0 && status < STATUSES ? status : STATUSES - 1]++;
    }

    /** So many messages came now; of a second beyond a day nothing is kept. */
    public void received(int messages, long nowNanos) {
        int second = (int) Math.min((nowNanos - startNanos) / SECOND, MOST_SECONDS - 1);
        if (second >= perSecond.length) {
            perSecond = Arrays.copyOf(perSecond, Math.max(second + 1, 2 * perSecond.length));
        }
        perSecond[second] += messages;
        lastSecond = Math.max(lastSecond, second);
    }

    /** What was counted up to now. */
    public SinkFigures snapshot(String run, long nowNanos) {
        Map<SinkCount, Long> all = new EnumMap<>(SinkCount.class);
        for (SinkCount count : SinkCount.values()) {
            all.put(count, get(count));
        }
        Map<Integer, Long> refused = new TreeMap<>();
        for (int status = 0; status < STATUSES; status++) {
            if (statuses[status] > 0) {
                refused.put(status, statuses[status]);
            }
        }
        double seconds = (nowNanos - startNanos) / (double) SECOND;
        return new SinkFigures(
                run,
                seconds,
                all,
                refused,
                Arrays.stream(perSecond, 0, lastSecond + 1).boxed().toList());
    }
}
