package io.needletail.api.pdu;

/**
 * Validates a submit_sm, deliver_sm or data_sm and points a {@link MessageView} at its fields, in one pass and without
 * allocating. Stateless: any thread.
 */
public final class MessageScanner {
    private MessageScanner() {}

    /**
     * Scans one whole PDU whose header is sound ({@code length} octets from {@code start}, command_length equal to it).
     *
     * @return {@link CommandStatus#ROK}, or the status that names the first field at fault; the view is then unusable
     */
    public static int scan(byte[] bytes, int start, int length, MessageView view) {
        throw new UnsupportedOperationException();
    }
}
