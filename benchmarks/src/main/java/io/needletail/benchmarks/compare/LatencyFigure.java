package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.LoadFigures.Percentiles;
import java.util.function.ToDoubleFunction;

/** The latencies that a page shows. */
enum LatencyFigure {
    P50(Percentiles::p50),
    P99(Percentiles::p99),
    P999(Percentiles::p999);

    private final ToDoubleFunction<Percentiles> value;

    LatencyFigure(ToDoubleFunction<Percentiles> value) {
        this.value = value;
    }

    double micros(Percentiles latency) {
        return value.applyAsDouble(latency);
    }
}
