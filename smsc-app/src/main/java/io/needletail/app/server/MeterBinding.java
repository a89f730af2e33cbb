package io.needletail.app.server;

import io.needletail.api.metric.Counter;
import io.needletail.api.metric.SmscMetric;
import io.needletail.api.route.NameRegistry;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.metric.HistogramSource;
import io.needletail.app.metric.SmscMeters;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.CarrierMetrics;
import io.needletail.core.server.SmppServer;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.LoopMetrics;
import io.needletail.core.shard.ShardMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Gives every metric of the catalogue its source. Starting thread; the sources are read by scraping threads. */
final class MeterBinding {
    private static final int STATUSES = 0x100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final SmscMeters meters;
    private final SmscConfig config;

    MeterBinding(SmscMeters meters, SmscConfig config) {
        this.meters = meters;
        this.config = config;
    }

    void bind(List<ShardAssembly> shards, SmppServer server, NameRegistry rules) {
        for (int index = 0; index < shards.size(); index++) {
            shardGauges(String.valueOf(index), shards.get(index));
            journal(String.valueOf(index), shards.get(index));
        }
        new ShardTotals(meters, shards).bind();
        carriers(shards);
        meters.counters(SmscMetric.ROUTED, () -> byRule(shards, rules));
        for (int loop = 0; loop < server.loops(); loop++) {
            loop(String.valueOf(loop), server.metrics(loop));
        }
        loopTotals(server);
        meters.gauge(SmscMetric.DISK_FREE, () -> config.dataDirectory().toFile().getUsableSpace());
        meters.bindJvm();
    }

    private void shardGauges(String shard, ShardAssembly assembly) {
        ShardMetrics metrics = assembly.metrics();
        gauge(SmscMetric.SUBMITS_UNACKNOWLEDGED, metrics.unacknowledged, shard);
        meters.gauge(SmscMetric.MESSAGES_LIVE, assembly::messages, shard);
        meters.gauge(SmscMetric.OLDEST_MESSAGE_AGE, () -> ageSeconds(metrics.oldestMessageMillis.get()), shard);
        gauge(SmscMetric.DELIVERIES_PARKED, metrics.deliveriesQueued, shard);
        gauge(SmscMetric.PARTS_HELD, metrics.partsHeld, shard);
        gauge(SmscMetric.RECEIPTS_PARKED, metrics.receiptsQueued, shard);
        gauge(SmscMetric.DELIVER_WINDOW, metrics.deliverWindow, shard);
        gauge(SmscMetric.DELIVER_WINDOW_USED, metrics.receiptsInFlight, shard);
        meters.gauge(SmscMetric.RING_CAPACITY, () -> assembly.lane().capacity(), shard);
        meters.gauge(SmscMetric.RING_USED, () -> assembly.lane().used(), shard);
        meters.gauge(SmscMetric.RING_STALLED, () -> assembly.movement().stalledNanos() / NANOS_PER_SECOND, shard);
        meters.counter(SmscMetric.SHARD_TURNS, metrics.turns::get, shard);
        meters.counter(SmscMetric.SHARD_FAILURES, metrics.failedEvents::get, shard);
        meters.histogram(SmscMetric.SUBMIT_TO_ACK, HistogramSource.nanos(metrics.submitToAckNanos));
        meters.histogram(SmscMetric.SUBMIT_TO_RECEIPT, HistogramSource.micros(metrics.submitToReceiptMicros));
        meters.histogram(SmscMetric.EXPIRY_LAG, HistogramSource.micros(metrics.expiryLagMicros));
    }

    private void carriers(List<ShardAssembly> shards) {
        List<Carrier> first = shards.get(0).carriers();
        for (int index = 0; index < first.size(); index++) {
            int place = index;
            List<CarrierMetrics> ofShards = shards.stream()
                    .map(shard -> shard.carriers().get(place).metrics())
                    .toList();
            new CarrierMeters(meters, first.get(index).config().name(), ofShards).bind();
        }
    }

    private void journal(String shard, ShardAssembly assembly) {
        meters.histogram(SmscMetric.JOURNAL_COMMIT, HistogramSource.nanos(assembly.commitNanos()));
        meters.histogram(SmscMetric.JOURNAL_SYNC, HistogramSource.nanos(assembly.syncNanos()));
        meters.counter(SmscMetric.JOURNAL_WRITTEN, assembly.journalMetrics().bytes::get, shard);
        meters.counter(SmscMetric.JOURNAL_RECORDS, assembly.journalMetrics().records::get, shard);
        meters.counter(SmscMetric.JOURNAL_DAMAGES, assembly.journalMetrics().damages::get, shard);
        gauge(SmscMetric.JOURNAL_BYTES, assembly.metrics().journalBytes, shard);
        gauge(SmscMetric.JOURNAL_FILES, assembly.metrics().journalFiles, shard);
        meters.gauge(
                SmscMetric.JOURNAL_HEALTHY, () -> assembly.journal().health().acceptsMessages() ? 1 : 0, shard);
    }

    private void loop(String loop, LoopMetrics metrics) {
        gauge(SmscMetric.SUBMIT_WINDOW_USED, metrics.unanswered, loop);
        meters.gauge(SmscMetric.LOOP_LAG, () -> metrics.lagNanos.get() / NANOS_PER_SECOND, loop);
        meters.gauge(SmscMetric.LOOP_LAG_MAX, () -> metrics.maxLagNanos.get() / NANOS_PER_SECOND, loop);
    }

    private void loopTotals(SmppServer server) {
        meters.counters(SmscMetric.SUBMITS, () -> byStatus(server, LoopMetrics::submits));
        meters.counters(SmscMetric.BINDS_REFUSED, () -> byStatus(server, LoopMetrics::bindsRefused));
        meters.counters(SmscMetric.CLOSES, () -> closes(server));
        meters.gauge(SmscMetric.CONNECTIONS, server::connections);
        meters.gauge(SmscMetric.SESSIONS, () -> sum(server, m -> m.transmitters), "tx");
        meters.gauge(SmscMetric.SESSIONS, () -> sum(server, m -> m.receivers), "rx");
        meters.gauge(SmscMetric.SESSIONS, () -> sum(server, m -> m.transceivers), "trx");
        loopCounter(server, SmscMetric.CONNECTIONS_ACCEPTED, m -> m.connectionsAccepted);
        loopCounter(server, SmscMetric.CONNECTIONS_REFUSED, m -> m.addressRefusals, "address");
        meters.counter(SmscMetric.CONNECTIONS_REFUSED, server::connectionsRefused, "limit");
        loopCounter(server, SmscMetric.REPAIRED, m -> m.repaired);
        loopCounter(server, SmscMetric.OUTBINDS, m -> m.outbinds);
        loopCounter(server, SmscMetric.BINDS_SLOWED, m -> m.bindsSlowed);
        loopCounter(server, SmscMetric.THROTTLED, m -> m.throttled);
        loopCounter(server, SmscMetric.BINDS, m -> m.bindsGranted);
        loopCounter(server, SmscMetric.PAUSES, m -> m.windowPauses, "window");
        loopCounter(server, SmscMetric.PAUSES, m -> m.loopPauses, "loop");
        loopCounter(server, SmscMetric.PAUSES, m -> m.ringPauses, "ring");
        loopCounter(server, SmscMetric.PAUSES, m -> m.ratePauses, "rate");
        loopCounter(server, SmscMetric.PAUSES, m -> m.unwritablePauses, "unwritable");
        loopCounter(server, SmscMetric.RING_FULL, m -> m.ringFullRefusals);
        loopCounter(server, SmscMetric.STATE_REFUSALS, m -> m.stateRefusals);
        loopCounter(server, SmscMetric.MALFORMED, m -> m.malformedMessages);
        loopCounter(server, SmscMetric.UNKNOWN_COMMANDS, m -> m.unknownCommands);
        loopCounter(server, SmscMetric.UNKNOWN_RESPONSES, m -> m.unknownResponses);
        loopCounter(server, SmscMetric.DELIVERS, m -> m.delivers);
        loopCounter(server, SmscMetric.BYTES, m -> m.bytesRead, "read");
        loopCounter(server, SmscMetric.BYTES, m -> m.bytesWritten, "written");
        loopCounter(server, SmscMetric.LOOP_FAILURES, m -> m.failures);
    }

    private void gauge(SmscMetric metric, Counter source, String tag) {
        meters.gauge(metric, source::get, tag);
    }

    private void loopCounter(
            SmppServer server, SmscMetric metric, Function<LoopMetrics, Counter> counter, String... tags) {
        meters.counter(metric, () -> sum(server, counter), tags);
    }

    private static long sum(SmppServer server, Function<LoopMetrics, Counter> counter) {
        long sum = 0;
        for (int loop = 0; loop < server.loops(); loop++) {
            sum += counter.apply(server.metrics(loop)).get();
        }
        return sum;
    }

    private static Map<String, Long> byStatus(SmppServer server, StatusCounter counter) {
        Map<String, Long> counts = new HashMap<>();
        for (int status = 0; status <= STATUSES; status++) {
            int code = status;
            long count = sum(server, metrics -> counter.of(metrics, code));
            if (count > 0) {
                counts.put(status == STATUSES ? "vendor" : String.format("0x%08x", status), count);
            }
        }
        return counts;
    }

    /** Rules that have decided anything: there may be ten thousand. */
    private static Map<String, Long> byRule(List<ShardAssembly> shards, NameRegistry rules) {
        Map<String, Long> counts = new HashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            int number = rule;
            long count = shards.stream()
                    .mapToLong(shard -> shard.metrics().ruleHits(number))
                    .sum();
            if (count > 0) {
                counts.put(rules.name(rule), count);
            }
        }
        return counts;
    }

    private static Map<String, Long> closes(SmppServer server) {
        Map<String, Long> counts = new HashMap<>();
        for (CloseReason reason : CloseReason.values()) {
            counts.put(reason.name().toLowerCase(Locale.ROOT), sum(server, metrics -> metrics.closes(reason)));
        }
        return counts;
    }

    private static double ageSeconds(long millis) {
        return millis == 0 ? 0 : Math.max(0, System.currentTimeMillis() - millis) / 1e3;
    }

    private interface StatusCounter {
        Counter of(LoopMetrics metrics, int status);
    }
}
