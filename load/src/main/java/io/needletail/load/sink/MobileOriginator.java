package io.needletail.load.sink;

import io.needletail.api.pdu.CommandId;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.load.sink.account.SinkCount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Sends mobile-originated messages at a constant rate, over all receivers in turn. Their text is {@code mo RUN N}: RUN is
 * this run's, N counts from 1 with no gap, so that the other side can tell what is lost. What no session has room for is
 * sent later, as far as it is not more than a second's. In the event loop, with the shared buffer empty.
 */
final class MobileOriginator {
    private static final byte[] SOURCE = ascii("447700900123");
    private static final byte[] DESTINATION = ascii("12345");
    private static final int INTERNATIONAL = 1;
    private static final int ISDN = 1;

    private final SinkParts parts;
    private final List<SinkSession> sessions;
    private final byte[] prefix;
    private final double perNano;
    private double due;
    private long lastNanos;
    private long number;
    private int nextSession;

    /** @param sessions all there are, bound or not; read in each turn */
    MobileOriginator(SinkParts parts, List<SinkSession> sessions, String run) {
        this.parts = parts;
        this.sessions = sessions;
        this.prefix = ascii("mo " + run + " ");
        this.perNano = parts.config().delivers().mobileOriginatedRate() / 1e9;
        this.lastNanos = parts.clock().nanos();
    }

    /** Sends what has become due since the last time. */
    void send(long nowNanos) {
        double most = Math.max(1, perNano * 1e9);
        due = Math.min(most, due + (nowNanos - lastNanos) * perNano);
        lastNanos = nowNanos;
        int full = 0;
        while (due >= 1 && full < sessions.size()) {
            SinkSession session = next();
            if (session.mayBeSent()) {
                write(session);
                session.flush(parts.out());
                due--;
                full = 0;
            } else {
                full++;
            }
        }
        if (full == sessions.size()) {
            // Nobody to send to is no debt.
            due = sessions.stream().anyMatch(session -> session.window() != null) ? due : 0;
        }
    }

    private SinkSession next() {
        nextSession = nextSession + 1 < sessions.size() ? nextSession + 1 : 0;
        return sessions.get(nextSession);
    }

    private void write(SinkSession session) {
        PduBuffer out = parts.out();
        int sequence = Objects.requireNonNull(session.window()).open(DeliverWindow.MOBILE_ORIGINATED);
        int header = out.begin(CommandId.DELIVER_SM, sequence);
        out.putByte(0);
        putAddress(SOURCE, out);
        putAddress(DESTINATION, out);
        // esm_class to sm_default_msg_id (3.4 section 4.6.1): all 0 or empty
        out.putByte(0);
        out.putInt(0);
        out.putInt(0);
        byte[] digits = ascii(Long.toString(++number));
        out.putByte(prefix.length + digits.length);
        out.putBytes(prefix);
        out.putBytes(digits);
        out.end(header);
        parts.counts().add(SinkCount.MO_SENT);
    }

    private static void putAddress(byte[] address, PduBuffer out) {
        out.putByte(INTERNATIONAL);
        out.putByte(ISDN);
        out.putString(address, 0, address.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
