package io.needletail.core.protocol;

/** What a submit_sm to a carrier says besides the message itself. A flyweight: its owner fills it in again and again. */
public final class SubmitTerms {
    /** interface_version of the session: below 0x34 nothing gets a TLV. */
    public int version;
    /** registered_delivery. */
    public int registeredDelivery;
    /** What is left of the message's validity, milliseconds; 0 sends no validity_period. */
    public long validForMillis;
    /** Milliseconds since 1970 UTC. */
    public long nowMillis;
    /** Texts with more octets go into message_payload. */
    public int payloadAbove;
    /** The carrier's tags. */
    public MessageEncoder.TlvNames tlvNames = MessageEncoder.TlvNames.SAME;
}
