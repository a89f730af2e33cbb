package io.needletail.load.tally;

import io.needletail.load.profile.RateSchedule;
import io.needletail.load.report.SecondFigures;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Puts together what the loops have counted in each second. The runner's thread. */
public final class SecondSeries {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;

    private final int lanes;
    private final @Nullable RateSchedule schedule;
    private final RunTimes times;
    private final LoadProgress.Listener listener;
    private final Deque<Merged> open = new ArrayDeque<>();
    private final BoundedSeconds seconds = new BoundedSeconds();
    private final Histogram measured = SecondSample.histogram();
    private LoadProgress progress = LoadProgress.NOTHING;

    /**
     * @param lanes number of loops
     * @param schedule of an open loop; null for a closed one
     */
    public SecondSeries(int lanes, @Nullable RateSchedule schedule, RunTimes times, LoadProgress.Listener listener) {
        this.lanes = lanes;
        this.schedule = schedule;
        this.times = times;
        this.listener = listener;
    }

    /** A loop has ended a second; each loop's come in order. */
    public void add(SecondSample sample) {
        Merged into = null;
        for (Merged candidate : open) {
            if (candidate.sum.second == sample.second) {
                into = candidate;
            }
        }
        if (into == null) {
            into = new Merged(sample.second);
            open.addLast(into);
        }
        into.add(sample);
        while (!open.isEmpty() && open.getFirst().lanes == lanes) {
            finish(open.removeFirst());
        }
    }

    /** All loops have ended. */
    public void end() {
        while (!open.isEmpty()) {
            finish(open.removeFirst());
        }
    }

    public List<SecondFigures> seconds() {
        return seconds.list();
    }

    /** Latencies of all submits of the measured time, those never sent included. */
    public Histogram measured() {
        return measured;
    }

    private void finish(Merged merged) {
        SecondSample sum = merged.sum;
        if (sum.measured != null) {
            measured.add(sum.measured);
        }
        SecondFigures figures = figures(sum);
        seconds.add(figures);
        progress = progress.after(sum);
        if (!BoundedSeconds.isIdle(figures)) {
            listener.onSecond(figures, progress);
        }
    }

    private SecondFigures figures(SecondSample sum) {
        Histogram all = SecondSample.histogram();
        if (sum.measured != null) {
            all.add(sum.measured);
        }
        if (sum.others != null) {
            all.add(sum.others);
        }
        long begin = sum.second * 1_000_000_000L;
        long start = times.start();
        boolean isMeasured = start + begin >= times.measureFrom() && start + begin < times.stopAt();
        return new SecondFigures(
                sum.second,
                isMeasured,
                target(sum.second, start + begin < times.stopAt()),
                sum.sent,
                sum.accepted,
                sum.refused,
                sum.receipts,
                millis(all, MEDIAN),
                millis(all, HIGH),
                all.getMaxValue() / NANOS_PER_MILLI);
    }

    private long target(int second, boolean sending) {
        return schedule == null || !sending
                ? 0
                : Math.round(schedule.messagesBy(second + 1) - schedule.messagesBy(second));
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** One second of all loops. */
    private static final class Merged {
        private final SecondSample sum;
        private int lanes;

        Merged(int second) {
            sum = new SecondSample(second);
        }

        void add(SecondSample sample) {
            lanes++;
            sum.sent += sample.sent;
            sum.accepted += sample.accepted;
            sum.refused += sample.refused;
            sum.receipts += sample.receipts;
            sum.inFlight += sample.inFlight;
            sum.measured = merge(sum.measured, sample.measured);
            sum.others = merge(sum.others, sample.others);
        }

        private static @Nullable Histogram merge(@Nullable Histogram into, @Nullable Histogram from) {
            if (into != null && from != null) {
                into.add(from);
            }
            return into == null ? from : into;
        }
    }
}
