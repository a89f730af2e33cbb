package io.needletail.api.account;

/**
 * The PDU around the text of a receipt. Immutable.
 *
 * @param dataSm data_sm with the text in message_payload instead of deliver_sm; a 3.3 peer gets deliver_sm all the same
 * @param tlvs whether receipted_message_id, message_state and network_error_code are there
 * @param networkType first octet of network_error_code
 * @param swapsAddresses whether the receipt comes from where the message went; if not, its addresses are the message's own
 * @param intermediate whether intermediate notifications are sent to who asks for them
 */
public record ReceiptFrame(
        boolean dataSm, boolean tlvs, int networkType, boolean swapsAddresses, boolean intermediate) {
    /** GSM (3.4 section 5.3.2.31). */
    public static final int GSM = 3;
    /** A deliver_sm with TLVs, from the message's destination. */
    public static final ReceiptFrame USUAL = new ReceiptFrame(false, true, GSM, true, true);
}
