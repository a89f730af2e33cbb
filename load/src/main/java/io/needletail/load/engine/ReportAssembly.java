package io.needletail.load.engine;

import io.needletail.api.message.MessageState;
import io.needletail.load.ledger.IdLedger;
import io.needletail.load.machine.MachineFacts;
import io.needletail.load.plan.LoadPlan;
import io.needletail.load.report.Latency;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.LoadRun;
import io.needletail.load.report.ReceiptFigures;
import io.needletail.load.report.ResourceFigures;
import io.needletail.load.report.SubmitFigures;
import io.needletail.load.tally.LoopTallies;
import io.needletail.load.tally.RunTimes;
import io.needletail.load.tally.SecondSample;
import io.needletail.load.tally.SecondSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Makes the report from what the loops have counted, when they have ended. */
final class ReportAssembly {
    private static final double NANOS = 1e9;

    private final LoadPlan plan;
    private final LoadLoops loops;
    private final RunTimes times;
    private final SecondSeries series;

    ReportAssembly(LoadPlan plan, LoadLoops loops, RunTimes times, SecondSeries series) {
        this.plan = plan;
        this.loops = loops;
        this.times = times;
        this.series = series;
    }

    LoadReport report(Instant startedAt, List<LoopTallies> tallies, ResourceFigures resources) {
        Histogram receiptLatency = SecondSample.histogram();
        tallies.forEach(one -> receiptLatency.add(one.receipts.latency));
        return new LoadReport(
                new LoadRun(startedAt, seconds(tallies), plan.options(), MachineFacts.collect()),
                submits(tallies),
                receipts(tallies),
                loops.mobileOriginated().figures(),
                new Latency(series.measured()),
                new Latency(receiptLatency),
                resources,
                series.seconds());
    }

    /** With a count, until the last answer; otherwise the measured time, or what there was of it. */
    private double seconds(List<LoopTallies> tallies) {
        long lastAnswer =
                tallies.stream().mapToLong(LoopTallies::lastAnswerNanos).max().orElse(0);
        long end = plan.pace().count() > 0 && lastAnswer > 0 ? lastAnswer : times.stopAt();
        return Math.max(0, end - times.measureFrom()) / NANOS;
    }

    private static SubmitFigures submits(List<LoopTallies> tallies) {
        Map<Integer, Long> statuses = new HashMap<>();
        tallies.forEach(one -> one.refusals.addTo(statuses));
        return new SubmitFigures(
                sum(tallies, LoopTallies::measuredSent),
                sum(tallies, LoopTallies::measuredAccepted),
                statuses,
                sum(tallies, one -> one.faults.unanswered),
                sum(tallies, LoopTallies::unsent),
                sum(tallies, one -> one.faults.duplicateAnswers),
                sum(tallies, one -> one.faults.unknownAnswers),
                sum(tallies, one -> one.faults.repeatedIds),
                sum(tallies, one -> one.faults.emptyIds),
                sum(tallies, one -> one.faults.disconnects));
    }

    private ReceiptFigures receipts(List<LoopTallies> tallies) {
        IdLedger ledger = loops.ledger();
        if (ledger == null || !plan.messages().receipts()) {
            return new ReceiptFigures(0, 0, 0, 0, 0, sum(tallies, one -> one.receipts.withoutId), Map.of());
        }
        Map<String, Long> states = new HashMap<>();
        for (MessageState state : MessageState.values()) {
            long count = sum(tallies, one -> one.receipts.states[state.code()]);
            if (count > 0) {
                states.put(state.receiptWord(), count);
            }
        }
        return new ReceiptFigures(
                sum(tallies, one -> one.receipts.expected),
                sum(tallies, one -> one.receipts.received),
                ledger.awaited(),
                sum(tallies, one -> one.receipts.duplicate),
                sum(tallies, one -> one.receipts.unknown) + ledger.early(),
                sum(tallies, one -> one.receipts.withoutId),
                states);
    }

    private static long sum(List<LoopTallies> tallies, ToLongFunction<LoopTallies> of) {
        return tallies.stream().mapToLong(of).sum();
    }
}
