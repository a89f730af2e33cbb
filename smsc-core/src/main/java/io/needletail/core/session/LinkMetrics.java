package io.needletail.core.session;

import io.needletail.api.metric.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one bind to a carrier counts, over all its connections. Written by its event loop only, read by any thread. Gauges
 * say so; the rest only grows.
 */
public final class LinkMetrics {
    private static final int STATUSES = 256;

    /** Connections made. */
    public final Counter connects = new Counter();
    /** Attempts to connect that failed. */
    public final Counter connectFailures = new Counter();
    /** Binds granted. */
    public final Counter binds = new Counter();
    /** submit_sm and data_sm written. */
    public final Counter submits = new Counter();
    /** Gauge: submit_sm and data_sm written and not answered. */
    public final Counter unanswered = new Counter();
    /** deliver_sm and data_sm read, receipts included. */
    public final Counter delivers = new Counter();
    /** deliver_sm and data_sm answered with another status than ESME_ROK. */
    public final Counter deliversRefused = new Counter();
    /** alert_notification and outbind read, and left alone. */
    public final Counter ignored = new Counter();

    private final Counter[] answers = counters();
    private final Counter[] bindsRefused = counters();
    private final Map<CloseReason, Counter> closes = new EnumMap<>(CloseReason.class);

    public LinkMetrics() {
        for (CloseReason reason : CloseReason.values()) {
            closes.put(reason, new Counter());
        }
    }

    /** Answers to submit_sm and data_sm with this command_status; vendor statuses above 0xFF share one counter. */
    public Counter answers(int status) {
        return answers[slot(status)];
    }

    /** Refused binds by command_status; vendor statuses above 0xFF share one counter. */
    public Counter bindsRefused(int status) {
        return bindsRefused[slot(status)];
    }

    /** Closed connections by reason. */
    public Counter closes(CloseReason reason) {
        return Objects.requireNonNull(closes.get(reason));
    }

    private static int slot(int status) {
        return Integer.compareUnsigned(status, STATUSES) < 0 ? status : STATUSES;
    }

    private static Counter[] counters() {
        Counter[] counters = new Counter[STATUSES + 1];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = new Counter();
        }
        return counters;
    }
}
