package io.needletail.app.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.needletail.api.metric.SmscMetric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The registry of the process. Sources are bound by the starting thread and read at each scrape by the scraping thread,
 * so they must be readable by any thread.
 */
public final class SmscMeters implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<SmscMetric, LatencyCollector> latencies = new EnumMap<>(SmscMetric.class);
    private final List<CounterFamily> families = new CopyOnWriteArrayList<>();

    /** A number that only grows. */
    public void counter(SmscMetric metric, LongSupplier source, String... tagValues) {
        require(metric, SmscMetric.Type.COUNTER);
        // Micrometer refers to the object it asks weakly, but to the function strongly: the function keeps the source.
        FunctionCounter.builder(metric.exposedName(), source, ignored -> source.getAsLong())
                .description(metric.description())
                .tags(tags(metric, tagValues))
                .register(registry);
    }

    /**
     * Counters whose last tag has values that are not known beforehand: the map goes from tag value to count.
     *
     * @param leading values of the tags before it
     */
    public void counters(SmscMetric metric, Supplier<Map<String, Long>> source, String... leading) {
        require(metric, SmscMetric.Type.COUNTER);
        families.add(new CounterFamily(this, metric, source, leading));
    }

    /** A number that goes up and down. */
    public void gauge(SmscMetric metric, DoubleSupplier source, String... tagValues) {
        require(metric, SmscMetric.Type.GAUGE);
        Gauge.builder(metric.exposedName(), source::getAsDouble)
                .description(metric.description())
                .tags(tags(metric, tagValues))
                .register(registry);
    }

    /** One more recorder of a histogram; all recorders of a metric with the same tag values are shown as one. */
    public synchronized void histogram(SmscMetric metric, HistogramSource source, String... tagValues) {
        require(metric, SmscMetric.Type.HISTOGRAM);
        tags(metric, tagValues);
        LatencyCollector collector = latencies.get(metric);
        if (collector == null) {
            collector = new LatencyCollector(metric);
            latencies.put(metric, collector);
            registry.getPrometheusRegistry().register(collector);
        }
        collector.add(source, List.of(tagValues));
    }

    /** Memory, threads, classes, processor, file descriptors and uptime of the JVM. */
    public void bindJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Everything in the Prometheus text format. */
    public String scrape() {
        families.forEach(CounterFamily::refresh);
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }

    private static void require(SmscMetric metric, SmscMetric.Type type) {
        if (metric.type() != type) {
            throw new IllegalArgumentException(metric + " is a " + metric.type() + ", not a " + type);
        }
    }

    private static Tags tags(SmscMetric metric, String... values) {
        if (values.length != metric.tags().size()) {
            throw new IllegalArgumentException(metric + " has the tags " + metric.tags());
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(metric.tags().get(i), values[i]);
        }
        return tags;
    }
}
