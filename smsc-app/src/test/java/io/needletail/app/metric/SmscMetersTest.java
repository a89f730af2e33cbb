package io.needletail.app.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.metric.Counter;
import io.needletail.api.metric.SmscMetric;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.SingleWriterRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmscMetersTest {
    private final SmscMeters meters = new SmscMeters();

    @ParameterizedTest
    @EnumSource(SmscMetric.class)
    void shouldExposeEachMetricUnderItsName(SmscMetric metric) {
        String[] tags = metric.tags().toArray(new String[0]);
        switch (metric.type()) {
            case COUNTER -> meters.counter(metric, () -> 7, tags);
            case GAUGE -> meters.gauge(metric, () -> 7, tags);
            case HISTOGRAM -> meters.histogram(metric, HistogramSource.nanos(new SingleWriterRecorder(2)), tags);
        }
        String sample = metric.exposedName() + (metric.type() == SmscMetric.Type.HISTOGRAM ? "_count" : "");

        assertThat(meters.scrape().lines().filter(line -> line.matches(sample + "(\\{.*\\})? .*")))
                .hasSize(1);
        assertThat(metric.exposedName()).startsWith("smsc_");
    }

    @Test
    void shouldShowCumulativeBucketsInSeconds() {
        SingleWriterRecorder first = new SingleWriterRecorder(3);
        SingleWriterRecorder second = new SingleWriterRecorder(3);
        meters.histogram(SmscMetric.SUBMIT_TO_ACK, HistogramSource.nanos(first));
        meters.histogram(SmscMetric.SUBMIT_TO_ACK, HistogramSource.micros(second));
        first.recordValue(15_000);
        meters.scrape();
        first.recordValue(1_500_000);
        second.recordValue(40_000_000);

        assertThat(meters.scrape())
                .contains("smsc_submit_ack_seconds_bucket{le=\"1.0E-5\"} 0")
                .contains("smsc_submit_ack_seconds_bucket{le=\"2.0E-5\"} 1")
                .contains("smsc_submit_ack_seconds_bucket{le=\"0.002\"} 2")
                .contains("smsc_submit_ack_seconds_bucket{le=\"30.0\"} 2")
                .contains("smsc_submit_ack_seconds_bucket{le=\"60.0\"} 3")
                .contains("smsc_submit_ack_seconds_bucket{le=\"+Inf\"} 3")
                .contains("smsc_submit_ack_seconds_count 3");
    }

    @Test
    void shouldShowHistogramForEachTagValue() {
        SingleWriterRecorder first = new SingleWriterRecorder(3);
        SingleWriterRecorder second = new SingleWriterRecorder(3);
        meters.histogram(SmscMetric.CARRIER_ANSWER, HistogramSource.micros(first), "a");
        meters.histogram(SmscMetric.CARRIER_ANSWER, HistogramSource.micros(second), "b");
        first.recordValue(3000);

        assertThat(meters.scrape())
                .contains("smsc_carrier_answer_seconds_bucket{carrier=\"a\",le=\"0.005\"} 1")
                .contains("smsc_carrier_answer_seconds_count{carrier=\"a\"} 1")
                .contains("smsc_carrier_answer_seconds_count{carrier=\"b\"} 0");
    }

    @Test
    void shouldGoOnCountingAfterAGarbageCollection() {
        Counter counter = new Counter();
        meters.counter(SmscMetric.MESSAGES_ACCEPTED, counter::get);
        meters.counters(SmscMetric.SUBMITS, () -> Map.of("0x58", counter.get()));
        meters.scrape();
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }

        counter.add(5);

        assertThat(meters.scrape())
                .contains("smsc_messages_accepted_total 5")
                .contains("smsc_submits_total{status=\"0x58\"} 5");
    }

    @Test
    void shouldAddTagValuesAsTheyAppear() {
        Map<String, Long> counts = new TreeMap<>();
        meters.counters(SmscMetric.SUBMITS, () -> counts);
        assertThat(meters.scrape()).doesNotContain("smsc_submits_total{");

        counts.put("0x58", 3L);
        assertThat(meters.scrape()).contains("smsc_submits_total{status=\"0x58\"} 3.0");

        counts.put("0x58", 4L);
        assertThat(meters.scrape()).contains("smsc_submits_total{status=\"0x58\"} 4.0");
    }

    @Test
    void shouldShowTheJvm() {
        meters.bindJvm();

        assertThat(meters.scrape()).contains("jvm_memory_used_bytes").contains("process_uptime_seconds");
    }

    @Test
    void shouldRefuseTheWrongTypeOrTags() {
        assertThatThrownBy(() -> meters.gauge(SmscMetric.SUBMITS, () -> 1, "0x00"))
                .hasMessageContaining("COUNTER");
        assertThatThrownBy(() -> meters.counter(SmscMetric.SUBMITS, () -> 1)).hasMessageContaining("status");
    }
}
