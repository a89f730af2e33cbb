package io.needletail.app.metric;

import io.needletail.api.metric.SmscMetric;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Shows the recorders of one metric as Prometheus histograms with fixed buckets in seconds, one for each combination of tag
 * values. Scraping threads.
 */
final class LatencyCollector implements Collector {
    /** 1, 2, 5 steps from 10 microseconds to a minute, then what a receipt may take. */
    private static final double[] BOUNDS = {
        1e-5,
        2e-5,
        5e-5,
        1e-4,
        2e-4,
        5e-4,
        1e-3,
        2e-3,
        5e-3,
        0.01,
        0.02,
        0.05,
        0.1,
        0.2,
        0.5,
        1,
        2,
        5,
        10,
        30,
        60,
        300,
        3_600,
        21_600,
        86_400,
        Double.POSITIVE_INFINITY
    };

    private final SmscMetric metric;
    private final Map<List<String>, List<HistogramSource>> sources = new ConcurrentHashMap<>();

    LatencyCollector(SmscMetric metric) {
        this.metric = metric;
    }

    void add(HistogramSource source, List<String> tagValues) {
        sources.computeIfAbsent(tagValues, ignored -> new CopyOnWriteArrayList<>())
                .add(source);
    }

    @Override
    public MetricSnapshot collect() {
        HistogramSnapshot.Builder snapshot =
                HistogramSnapshot.builder().name(metric.exposedName()).help(metric.description());
        sources.forEach((tagValues, recorders) -> snapshot.dataPoint(point(tagValues, recorders)));
        return snapshot.build();
    }

    private HistogramSnapshot.HistogramDataPointSnapshot point(
            List<String> tagValues, List<HistogramSource> recorders) {
        long[] counts = new long[BOUNDS.length];
        double sum = 0;
        for (HistogramSource source : recorders) {
            sum += source.addTo(BOUNDS, counts);
        }
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < BOUNDS.length; i++) {
            buckets.bucket(BOUNDS[i], counts[i]);
        }
        return HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .labels(Labels.of(metric.tags(), tagValues))
                .classicHistogramBuckets(buckets.build())
                .sum(sum)
                .build();
    }
}
