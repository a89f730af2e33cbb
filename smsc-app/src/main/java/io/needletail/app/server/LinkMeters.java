package io.needletail.app.server;

import io.needletail.api.metric.Counter;
import io.needletail.api.metric.SmscMetric;
import io.needletail.app.metric.SmscMeters;
import io.needletail.core.link.CarrierLinks;
import io.needletail.core.link.LinkState;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.LinkMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Gives the metrics of links their sources. Starting thread; the sources are read by scraping threads. */
final class LinkMeters {
    private static final int STATUSES = 0x100;

    private final SmscMeters meters;

    LinkMeters(SmscMeters meters) {
        this.meters = meters;
    }

    void bind(List<CarrierLinks> carriers) {
        carriers.forEach(this::bind);
    }

    private void bind(CarrierLinks carrier) {
        String name = carrier.name();
        for (LinkState state : LinkState.values()) {
            meters.gauge(SmscMetric.LINK_BINDS, () -> carrier.count(state), name, word(state));
        }
        meters.gauge(SmscMetric.LINK_UNANSWERED, () -> carrier.sum(metrics -> metrics.unanswered), name);
        counter(SmscMetric.LINK_CONNECTS, carrier, metrics -> metrics.connects);
        counter(SmscMetric.LINK_CONNECT_FAILURES, carrier, metrics -> metrics.connectFailures);
        counter(SmscMetric.LINK_BINDS_GRANTED, carrier, metrics -> metrics.binds);
        counter(SmscMetric.LINK_SUBMITS, carrier, metrics -> metrics.submits);
        counter(SmscMetric.LINK_DELIVERS, carrier, metrics -> metrics.delivers);
        counter(SmscMetric.LINK_DELIVERS_REFUSED, carrier, metrics -> metrics.deliversRefused);
        meters.counters(
                SmscMetric.LINK_BINDS_REFUSED,
                () -> byStatus(carrier, status -> metrics -> metrics.bindsRefused(status)),
                name);
        meters.counters(
                SmscMetric.LINK_ANSWERS, () -> byStatus(carrier, status -> metrics -> metrics.answers(status)), name);
        meters.counters(SmscMetric.LINK_CLOSES, () -> closes(carrier), name);
    }

    private void counter(SmscMetric metric, CarrierLinks carrier, Function<LinkMetrics, Counter> counter) {
        meters.counter(metric, () -> carrier.sum(counter), carrier.name());
    }

    private static Map<String, Long> byStatus(
            CarrierLinks carrier, IntFunction<Function<LinkMetrics, Counter>> counter) {
        Map<String, Long> counts = new HashMap<>();
        for (int status = 0; status <= STATUSES; status++) {
            long count = carrier.sum(counter.apply(status));
            if (count > 0) {
                counts.put(status == STATUSES ? "vendor" : String.format("0x%08x", status), count);
            }
        }
        return counts;
    }

    private static Map<String, Long> closes(CarrierLinks carrier) {
        Map<String, Long> counts = new HashMap<>();
        for (CloseReason reason : CloseReason.values()) {
            long count = carrier.sum(metrics -> metrics.closes(reason));
            if (count > 0) {
                counts.put(word(reason), count);
            }
        }
        return counts;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
