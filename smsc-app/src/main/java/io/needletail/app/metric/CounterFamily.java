package io.needletail.app.metric;

import io.needletail.api.metric.SmscMetric;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Counters of one metric that appear as their tag values do. Scraping threads. */
final class CounterFamily {
    private final SmscMeters meters;
    private final SmscMetric metric;
    private final Supplier<Map<String, Long>> source;
    private final String[] leading;
    private final Set<String> known = new HashSet<>();

    CounterFamily(SmscMeters meters, SmscMetric metric, Supplier<Map<String, Long>> source, String... leading) {
        this.meters = meters;
        this.metric = metric;
        this.source = source;
        this.leading = leading.clone();
    }

    /** Registers the tag values that are new since the last scrape. */
    synchronized void refresh() {
        for (String value : source.get().keySet()) {
            if (known.add(value)) {
                meters.counter(metric, () -> source.get().getOrDefault(value, 0L), with(value));
            }
        }
    }

    private String[] with(String value) {
        String[] values = Arrays.copyOf(leading, leading.length + 1);
        values[leading.length] = value;
        return values;
    }
}
