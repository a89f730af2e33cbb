package io.needletail.app.server;

import io.needletail.api.metric.Counter;
import io.needletail.api.metric.SmscMetric;
import io.needletail.api.route.Lane;
import io.needletail.app.metric.HistogramSource;
import io.needletail.app.metric.SmscMeters;
import io.needletail.core.carrier.CarrierMetrics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The metrics of one carrier, all shards together. Starting thread; the sources are read by scraping threads. */
final class CarrierMeters {
    private final SmscMeters meters;
    private final String carrier;
    private final List<CarrierMetrics> shards;

    /**
     * @param carrier its name
     * @param shards what each shard counts of it
     */
    CarrierMeters(SmscMeters meters, String carrier, List<CarrierMetrics> shards) {
        this.meters = meters;
        this.carrier = carrier;
        this.shards = List.copyOf(shards);
    }

    void bind() {
        for (Lane lane : Lane.values()) {
            String name = lane.name().toLowerCase(Locale.ROOT);
            meters.gauge(SmscMetric.CARRIER_QUEUED, () -> sum(m -> m.queued(lane)), carrier, name);
        }
        meters.gauge(SmscMetric.CARRIER_IN_FLIGHT, () -> sum(m -> m.inFlight), carrier);
        meters.gauge(SmscMetric.CARRIER_AWAITING_RECEIPT, () -> sum(m -> m.awaitingReceipt), carrier);
        // Every shard knows all sessions, and guesses the rate of all shards from its own share.
        meters.gauge(SmscMetric.CARRIER_SESSIONS, () -> most(m -> m.sessions), carrier);
        meters.gauge(SmscMetric.CARRIER_UP, () -> most(m -> m.up), carrier);
        meters.gauge(SmscMetric.CARRIER_RATE, () -> (double) sum(m -> m.rate) / shards.size(), carrier);
        counter(SmscMetric.CARRIER_SUBMITS, m -> m.sent, carrier);
        counter(SmscMetric.CARRIER_MOBILE_ORIGINATED, m -> m.mobileOriginated, carrier);
        outcomes();
        receipts();
        for (CarrierMetrics shard : shards) {
            meters.histogram(SmscMetric.CARRIER_ANSWER, HistogramSource.micros(shard.answerMicros), carrier);
            meters.histogram(SmscMetric.CARRIER_RECEIPT_LAG, HistogramSource.micros(shard.receiptLagMicros), carrier);
        }
    }

    private void outcomes() {
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.taken, carrier, "taken");
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.throttled, carrier, "throttled");
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.retriedHere, carrier, "retry_here");
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.retriedElsewhere, carrier, "retry_elsewhere");
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.failed, carrier, "failed");
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.timeouts, carrier, "timed_out");
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.interrupted, carrier, "interrupted");
        counter(SmscMetric.CARRIER_OUTCOMES, m -> m.unfit, carrier, "unfit");
    }

    private void receipts() {
        counter(SmscMetric.CARRIER_RECEIPTS, m -> m.receipts, carrier, "matched");
        counter(SmscMetric.CARRIER_RECEIPTS, m -> m.intermediateReceipts, carrier, "intermediate");
        counter(SmscMetric.CARRIER_RECEIPTS, m -> m.earlyReceipts, carrier, "early");
        counter(SmscMetric.CARRIER_RECEIPTS, m -> m.repeatedReceipts, carrier, "repeated");
        counter(SmscMetric.CARRIER_RECEIPTS, m -> m.strayReceipts, carrier, "stray");
        counter(SmscMetric.CARRIER_RECEIPTS, m -> m.missingReceipts, carrier, "missing");
    }

    private void counter(SmscMetric metric, Function<CarrierMetrics, Counter> counter, String... tags) {
        meters.counter(metric, () -> sum(counter), tags);
    }

    private long sum(Function<CarrierMetrics, Counter> counter) {
        return shards.stream().mapToLong(shard -> counter.apply(shard).get()).sum();
    }

    private long most(Function<CarrierMetrics, Counter> counter) {
        return shards.stream()
                .mapToLong(shard -> counter.apply(shard).get())
                .max()
                .orElse(0);
    }
}
