package io.needletail.load.tally;

import io.needletail.load.report.SecondFigures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seconds of a run, at most an hour's worth: when there are more, two neighbours become one that stands for both, and so
 * on. Counts are then averages, latencies the worst.
 */
final class BoundedSeconds {
    static final int MOST = 3600;

    private List<SecondFigures> list = new ArrayList<>();
    private int width = 1;
    private @Nullable SecondFigures partial;
    private int parts;

    void add(SecondFigures second) {
        SecondFigures before = partial;
        SecondFigures now = before == null ? second : joined(before, second, parts, 1);
        if (++parts < width) {
            partial = now;
            return;
        }
        partial = null;
        parts = 0;
        list.add(now);
        if (list.size() == MOST) {
            halve();
        }
    }

    /** What there is, without the last seconds in which nothing happened. */
    List<SecondFigures> list() {
        List<SecondFigures> all = new ArrayList<>(list);
        if (partial != null) {
            all.add(partial);
        }
        while (!all.isEmpty() && isIdle(all.get(all.size() - 1))) {
            all.remove(all.size() - 1);
        }
        return all;
    }

    private void halve() {
        List<SecondFigures> half = new ArrayList<>();
        for (int i = 0; i < list.size(); i += 2) {
            half.add(joined(list.get(i), list.get(i + 1), 1, 1));
        }
        list = half;
        width *= 2;
    }

    /** True when nothing happened, and nothing was to happen: before and behind the measured time. */
    static boolean isIdle(SecondFigures second) {
        return !second.measured() && second.sent() + second.accepted() + second.refused() + second.receipts() == 0;
    }

    private static SecondFigures joined(SecondFigures one, SecondFigures two, int oneWeight, int twoWeight) {
        return new SecondFigures(
                one.second(),
                one.measured() || two.measured(),
                average(one.target(), two.target(), oneWeight, twoWeight),
                average(one.sent(), two.sent(), oneWeight, twoWeight),
                average(one.accepted(), two.accepted(), oneWeight, twoWeight),
                average(one.refused(), two.refused(), oneWeight, twoWeight),
                average(one.receipts(), two.receipts(), oneWeight, twoWeight),
                Math.max(one.p50Millis(), two.p50Millis()),
                Math.max(one.p99Millis(), two.p99Millis()),
                Math.max(one.maxMillis(), two.maxMillis()));
    }

    private static long average(long one, long two, int oneWeight, int twoWeight) {
        return Math.round((double) (one * oneWeight + two * twoWeight) / (oneWeight + twoWeight));
    }
}
