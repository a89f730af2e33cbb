package io.needletail.api.pdu;

/**
 * Checks the TLVs behind the mandatory fields (3.4 section 3.2.4, v5.0 2.11.1): each header and value lies within the
 * PDU, and each known tag has a length it may have. Values are not looked at. Stateless: any thread.
 */
public final class TlvStream {
    private static final int HEADER = 4;

    private TlvStream() {}

    /**
     * Walks the TLVs between two indexes; never reads outside them.
     *
     * @return {@link CommandStatus#ROK}, {@link CommandStatus#RINVOPTPARSTREAM} for stray octets or a length beyond the
     *     end, {@link CommandStatus#RINVPARLEN} for a known tag with a wrong length
     */
    public static int check(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (end - at < HEADER) {
                return CommandStatus.RINVOPTPARSTREAM;
            }
            int tag = Fields.uint16(bytes, at);
            int length = Fields.uint16(bytes, at + 2);
            at += HEADER + length;
            if (at > end) {
                return CommandStatus.RINVOPTPARSTREAM;
            }
            if (!TlvTag.allowsLength(tag, length)) {
                return CommandStatus.RINVPARLEN;
            }
        }
        return CommandStatus.ROK;
    }
}
