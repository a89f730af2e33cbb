package io.needletail.core.session;

import io.needletail.api.metric.Counter;
import io.needletail.core.protocol.SessionState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one event loop counts. Written by its thread only, read by any. Gauges say so; the rest only grows.
 */
public final class LoopMetrics {
    private static final int STATUSES = 256;

    /** Gauge: connections this loop holds, bound or not. */
    public final Counter connections = new Counter();
    /** Connections taken since the start. */
    public final Counter connectionsAccepted = new Counter();
    /** Gauge: sessions bound as transmitter. */
    public final Counter transmitters = new Counter();
    /** Gauge: sessions bound as receiver. */
    public final Counter receivers = new Counter();
    /** Gauge: sessions bound as transceiver. */
    public final Counter transceivers = new Counter();
    /** Connections to ESMEs that were opened, and an outbind sent. */
    public final Counter outbinds = new Counter();
    /** Binds granted. */
    public final Counter bindsGranted = new Counter();
    /** Binds that had to wait because of refused ones before. */
    public final Counter bindsSlowed = new Counter();
    /** Connections refused because of their address, before anything was read. */
    public final Counter addressRefusals = new Counter();
    /** Octets read. */
    public final Counter bytesRead = new Counter();
    /** Octets written. */
    public final Counter bytesWritten = new Counter();
    /** Submits refused by an account's rate. */
    public final Counter throttled = new Counter();
    /** query_sm, cancel_sm and replace_sm answered. */
    public final Counter operations = new Counter();
    /** Requests refused because the session's state does not allow them. */
    public final Counter stateRefusals = new Counter();
    /** PDUs of lenient sessions that were wrong and taken all the same. */
    public final Counter repaired = new Counter();
    /** Messages refused because a field or TLV is malformed. */
    public final Counter malformedMessages = new Counter();
    /** Submits refused because a shard's ring was full. */
    public final Counter ringFullRefusals = new Counter();
    /** Times a session was not read further because its submit window was full. */
    public final Counter windowPauses = new Counter();
    /** Times a session was not read further because the loop had as many submits unanswered as answers fit. */
    public final Counter loopPauses = new Counter();
    /** Times a session was not read further because a shard's ring was full. */
    public final Counter ringPauses = new Counter();
    /** Times a session was not read further because it was beyond a rate. */
    public final Counter ratePauses = new Counter();
    /** Times a session was not read further because its peer did not read. */
    public final Counter unwritablePauses = new Counter();
    /** Answers to deliver_sm and data_sm handed to shards. */
    public final Counter deliverAnswers = new Counter();
    /** deliver_sm and data_sm written to sessions. */
    public final Counter delivers = new Counter();
    /** Responses that answer nothing, dropped. */
    public final Counter unknownResponses = new Counter();
    /** Requests with a command_id that is unknown or not supported, answered with generic_nack. */
    public final Counter unknownCommands = new Counter();
    /** PDUs from shards for sessions that are gone or unbinding, dropped. */
    public final Counter undeliverable = new Counter();
    /** Failures while handling a connection; each is a bug and in the log. */
    public final Counter failures = new Counter();
    /** Gauge: submits admitted by this loop and not yet answered. */
    public final Counter unanswered = new Counter();
    /** Gauge: announcements to shards that wait for room in a ring. */
    public final Counter announcementsWaiting = new Counter();
    /** Gauge: how late the last sweep of this loop ran, in nanoseconds. */
    public final Counter lagNanos = new Counter();
    /** Gauge: how late a sweep of this loop ever ran, in nanoseconds. */
    public final Counter maxLagNanos = new Counter();

    private final Counter[] submits = counters(STATUSES + 1);
    private final Counter[] bindsRefused = counters(STATUSES + 1);
    private final Map<CloseReason, Counter> closes = new EnumMap<>(CloseReason.class);

    public LoopMetrics() {
        for (CloseReason reason : CloseReason.values()) {
            closes.put(reason, new Counter());
        }
    }

    /** Answers to submit_sm and data_sm with this command_status; vendor statuses above 0xFF share one counter. */
    public Counter submits(int status) {
        return submits[slot(status)];
    }

    /** Refused binds by the command_status of the answer; vendor statuses above 0xFF share one counter. */
    public Counter bindsRefused(int status) {
        return bindsRefused[slot(status)];
    }

    /** Closed connections by reason. */
    public Counter closes(CloseReason reason) {
        return Objects.requireNonNull(closes.get(reason));
    }

    /** Gauge of the sessions bound as this state says. */
    Counter bound(SessionState state) {
        return switch (state) {
            case BOUND_TX -> transmitters;
            case BOUND_RX -> receivers;
            case BOUND_TRX -> transceivers;
            default -> throw new IllegalArgumentException(state + " is not a bound state");
        };
    }

    private static int slot(int status) {
        return Integer.compareUnsigned(status, STATUSES) < 0 ? status : STATUSES;
    }

    private static Counter[] counters(int count) {
        Counter[] counters = new Counter[count];
        for (int i = 0; i < count; i++) {
            counters[i] = new Counter();
        }
        return counters;
    }
}
