package io.needletail.core.session;

import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.InterfaceVersion;

/**
 * congestion_state (v5.0 4.8.4.18) as it is told to peers that speak 5.0, from what the loop knows anyway:
 *
 * <pre>
 * the session's window   empty 0 ... full 89    a client that keeps its window full is at the optimum, 80 to 89
 * the shard's ring       empty 0 ... full 100   90 to 99 is near congestion, at 100 submits are refused
 * </pre>
 *
 * The higher of the two counts.
 */
final class CongestionState {
    /** Octets of the TLV. */
    static final int TLV_BYTES = 5;

    private static final int OPTIMUM = 89;
    private static final int FULL = 100;
    private static final long TLV_HEADER = (long) TlvTag.CONGESTION_STATE << 16 | 1;

    private CongestionState() {}

    /** True for a peer that may be told. */
    static boolean isFor(SmppSession session) {
        return session.version() >= InterfaceVersion.V50;
    }

    /** 0 to 100. */
    static int of(SmppSession session, int ringPercent) {
        int window = session.unanswered() * OPTIMUM / session.submitWindow();
        return Math.max(0, Math.min(FULL, Math.max(window, ringPercent)));
    }

    /** Tag and length of the TLV. */
    static int tlvHeader() {
        return (int) TLV_HEADER;
    }
}
