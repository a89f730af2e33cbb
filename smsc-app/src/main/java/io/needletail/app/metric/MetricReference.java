package io.needletail.app.metric;

import io.needletail.api.metric.SmscMetric;
import java.util.Locale;

/** Writes docs/metrics.md from the catalogue. */
public final class MetricReference {
    private static final String INTRO = """
            # Metrics

            <!-- Generated from SmscMetric; regenerate with
                 mvn -Dquick -Dneedletail.regenerate=true -pl smsc-app -am test -->

            Served as Prometheus text on `/metrics`, together with the JVM's own (`jvm_...`, `process_...`, `system_...`).

            | metric | type | labels | meaning |
            |---|---|---|---|
            """;

    private MetricReference() {}

    public static String markdown() {
        StringBuilder page = new StringBuilder(INTRO);
        for (SmscMetric metric : SmscMetric.values()) {
            page.append("| `").append(metric.exposedName()).append("` | ");
            page.append(metric.type().name().toLowerCase(Locale.ROOT)).append(" | ");
            page.append(String.join(", ", metric.tags())).append(" | ");
            page.append(metric.description()).append(" |\n");
        }
        return page.toString();
    }
}
