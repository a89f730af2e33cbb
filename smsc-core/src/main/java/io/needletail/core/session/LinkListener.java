package io.needletail.core.session;

/** What becomes of one connection to a carrier. Event loop thread; must not wait. */
public interface LinkListener {

    /** Connected, the bind is on its way. */
    void onConnected();

    /**
     * The carrier has granted the bind, and the shards are told.
     *
     * @param session its number
     * @param version interface_version both sides speak from now on
     * @param carrierSystemId system_id in the answer
     */
    void onBound(int session, int version, String carrierSystemId);

    /** The carrier has refused the bind; {@link #onClosed} follows. */
    void onBindRefused(int commandStatus);

    /**
     * The connection is gone; nothing follows.
     *
     * @param detail more about the reason, empty where there is none
     */
    void onClosed(CloseReason reason, String detail);
}
