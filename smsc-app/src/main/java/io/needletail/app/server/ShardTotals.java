package io.needletail.app.server;

import io.needletail.api.message.MessageState;
import io.needletail.api.metric.Counter;
import io.needletail.api.metric.SmscMetric;
import io.needletail.app.metric.SmscMeters;
import io.needletail.core.shard.ShardMetrics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Counters summed over all shards. */
final class ShardTotals {
    private final SmscMeters meters;
    private final List<ShardAssembly> shards;

    ShardTotals(SmscMeters meters, List<ShardAssembly> shards) {
        this.meters = meters;
        this.shards = shards;
    }

    void bind() {
        total(SmscMetric.MESSAGES_ACCEPTED, m -> m.accepted);
        total(SmscMetric.MESSAGES_CARRIED, m -> m.carried);
        total(SmscMetric.MESSAGES_UNREADABLE, m -> m.unreadable);
        total(SmscMetric.RETRIES, m -> m.retries);
        total(SmscMetric.FAMILIES, m -> m.families);
        total(SmscMetric.COPIES, m -> m.copies, "made");
        total(SmscMetric.COPIES, m -> m.copiesLost, "lost");
        total(SmscMetric.MODES, m -> m.datagrams, "datagram");
        total(SmscMetric.MODES, m -> m.transactions, "transaction");
        total(SmscMetric.TRANSACTION_TIMEOUTS, m -> m.transactionTimeouts);
        total(SmscMetric.ALERTS, m -> m.alerts);
        total(SmscMetric.DELIVERIES, m -> m.deliveries);
        total(SmscMetric.NOTIFICATIONS, m -> m.notificationsSent);
        total(SmscMetric.REFUSED, m -> m.refusedFull, "full");
        total(SmscMetric.REFUSED, m -> m.refusedByRoute, "route");
        total(SmscMetric.REFUSED, m -> m.refusedForTime, "time");
        total(SmscMetric.REFUSED, m -> m.refusedParts, "parts");
        total(SmscMetric.MESSAGES_JOINED, m -> m.joined);
        total(SmscMetric.PARTS_TIMED_OUT, m -> m.partsTimedOut);
        total(SmscMetric.RECEIPTS, m -> m.receiptsSent, "sent");
        total(SmscMetric.RECEIPTS, m -> m.receiptsSettled, "settled");
        total(SmscMetric.RECEIPTS, m -> m.receiptsRefused, "refused");
        total(SmscMetric.RECEIPTS, m -> m.receiptsTimedOut, "timed_out");
        total(SmscMetric.RECEIPTS, m -> m.receiptsReturned, "returned");
        total(SmscMetric.RECEIPTS, m -> m.receiptsDropped, "dropped");
        for (MessageState state : MessageState.values()) {
            if (state.isFinal()) {
                total(
                        SmscMetric.MESSAGES_FINAL,
                        m -> m.finals(state),
                        state.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void total(SmscMetric metric, Function<ShardMetrics, Counter> counter, String... tags) {
        meters.counter(
                metric,
                () -> shards.stream()
                        .mapToLong(shard -> counter.apply(shard.metrics()).get())
                        .sum(),
                tags);
    }
}
