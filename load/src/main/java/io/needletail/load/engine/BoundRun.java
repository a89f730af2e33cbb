package io.needletail.load.engine;

import io.needletail.load.ledger.IdLedger;
import io.needletail.load.machine.ResourceProbe;
import io.needletail.load.plan.LoadPlan;
import io.needletail.load.profile.RateProfile;
import io.needletail.load.profile.RateSchedule;
import io.needletail.load.report.LoadReport;
import io.needletail.load.tally.LoadProgress;
import io.needletail.load.tally.LoopTallies;
import io.needletail.load.tally.RunTimes;
import io.needletail.load.tally.SecondSample;
import io.needletail.load.tally.SecondSeries;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A run whose sessions are all bound, from the first submit to the report. The runner's thread; it looks, the loops work. */
final class BoundRun {
    private static final long LOOK_NANOS = 20_000_000;
    private static final double NANOS = 1e9;
    /** What is due just before the end may leave so much later. */
    private static final long GRACE_NANOS = 100_000_000;

    private static final long UNBIND_NANOS = 3_000_000_000L;

    private final LoadPlan plan;
    private final LoadLoops loops;
    private final RunTimes times;
    private final ResourceProbe probe;
    private final @Nullable RateSchedule schedule;
    private final SecondSeries series;
    private Instant startedAt = Instant.EPOCH;

    BoundRun(LoadPlan plan, LoadLoops loops, RunTimes times, LoadProgress.Listener listener) {
        this.plan = plan;
        this.loops = loops;
        this.times = times;
        this.probe = new ResourceProbe(plan.verify().serverPid());
        RateProfile profile = plan.pace().profile();
        this.schedule = profile == null
                ? null
                : new RateSchedule(
                        profile.after(plan.pace().warmup().toNanos() / NANOS),
                        plan.pace().tick().toNanos());
        this.series = new SecondSeries(loops.count(), schedule, times, listener);
    }

    LoadReport run() throws InterruptedException {
        begin();
        warmUp();
        send();
        probe.end();
        awaitUntil(GRACE_NANOS, () -> !loops.status().overdue());
        loops.each(LoadLoop::chargeUnsent);
        awaitUntil(plan.verify().drain().toNanos(), () -> loops.status().waiting() == 0);
        awaitReceipts();
        loops.each(loop -> loop.unbind(plan.sessions().unbind()));
        awaitUntil(UNBIND_NANOS, () -> loops.status().alive() == 0);
        List<LoopTallies> tallies = loops.collect(LoadLoop::end);
        pump();
        series.end();
        return new ReportAssembly(plan, loops, times, series).report(startedAt, tallies, probe.figures());
    }

    private void begin() throws InterruptedException {
        long warmup = plan.pace().warmup().toNanos();
        times.begin(warmup);
        startedAt = Instant.now().plusNanos(warmup);
        if (plan.pace().count() == 0) {
            times.stopAt(times.measureFrom() + plan.pace().duration().toNanos());
        }
        if (schedule == null) {
            loops.each(LoadLoop::begin);
        } else {
            long limit = plan.pace().count() == 0
                    ? Long.MAX_VALUE
                    : firstMeasured(schedule, warmup) + plan.pace().count();
            int submitters = plan.sessions().submitters();
            long tick = plan.pace().tick().toNanos();
            loops.each(loop -> loop.begin(schedule, submitters, limit, tick));
        }
    }

    private void warmUp() throws InterruptedException {
        awaitUntil(plan.pace().warmup().toNanos(), () -> times.now() >= Math.min(times.measureFrom(), times.stopAt()));
        probe.begin();
    }

    /** Until the time is over, or all is sent, or nobody is left to send to, or nothing moves any more. */
    private void send() throws InterruptedException {
        long answers = -1;
        long movedAt = times.now();
        while (times.now() < times.stopAt()) {
            look(times.stopAt() - times.now());
            LoopStatus status = loops.status();
            boolean moving = status.answers() != answers || status.waiting() == 0;
            if (moving) {
                answers = status.answers();
                movedAt = times.now();
            }
            boolean stuck = times.now() - movedAt > plan.verify().drain().toNanos();
            if (status.alive() == 0 || plan.pace().count() > 0 && (status.done() || stuck)) {
                times.stopAt(times.now());
            }
        }
    }

    private void awaitReceipts() throws InterruptedException {
        IdLedger ledger = loops.ledger();
        if (plan.messages().receipts() && ledger != null) {
            // Asked in a loop: with one loop, the ledger is its own.
            awaitUntil(
                    plan.verify().receiptWait().toNanos(),
                    () -> loops.status().alive() == 0
                            || loops.collect(loop -> ledger.awaited()).get(0) == 0);
        }
    }

    /** Waits for something, at most that long, and keeps looking meanwhile. */
    private void awaitUntil(long timeoutNanos, Condition condition) throws InterruptedException {
        long deadline = times.now() + timeoutNanos;
        while (times.now() < deadline && !condition.holds()) {
            look(deadline - times.now());
        }
    }

    private void look(long atMostNanos) throws InterruptedException {
        LockSupport.parkNanos(Math.max(0, Math.min(LOOK_NANOS, atMostNanos)));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pump();
    }

    private void pump() {
        SecondSample sample = loops.finished().poll();
        while (sample != null) {
            series.add(sample);
            probe.sample();
            sample = loops.finished().poll();
        }
    }

    /** Number of the first message that is meant to be sent after the warm-up. */
    private static long firstMeasured(RateSchedule schedule, long warmupNanos) {
        long number = Math.max(0, (long) schedule.messagesBy(warmupNanos / NANOS) - 1);
        while (schedule.nanosOf(number) < warmupNanos) {
            number++;
        }
        return number;
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }
}
