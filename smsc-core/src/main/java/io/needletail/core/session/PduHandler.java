package io.needletail.core.session;

/** Handles one family of PDUs. Event loop thread; must not wait and must not keep the frame. */
@FunctionalInterface
interface PduHandler {

    /**
     * Handles a PDU that the state of the session allows.
     *
     * @return true when it is done with; false when the session was paused and the PDU is to be offered again
     */
    boolean handle(SmppSession session, Frame frame);
}
