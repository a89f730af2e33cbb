package io.needletail.core.pipeline;

import org.agrona.DirectBuffer;

/** What an event loop does with a PDU from its outbox. Event loop thread; must not keep the buffer. */
@FunctionalInterface
public interface OutboxReader {

    /**
     * One whole PDU.
     *
     * @param type {@link OutboxRing#ANSWER} or {@link OutboxRing#DELIVER}
     * @param session number of the session; it may be gone, the PDU is then dropped
     */
    void onPdu(int type, int session, DirectBuffer buffer, int offset, int length);
}
