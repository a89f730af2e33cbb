package io.needletail.api.message;

/**
 * The state of a short message, SMPP 3.4 section 5.2.28 (v5.0 4.7.15), with the word a delivery receipt uses for it
 * (Appendix B).
 */
public enum MessageState {
    SCHEDULED(0, "SCHEDLD"),
    ENROUTE(1, "ENROUTE"),
    DELIVERED(2, "DELIVRD"),
    EXPIRED(3, "EXPIRED"),
    DELETED(4, "DELETED"),
    UNDELIVERABLE(5, "UNDELIV"),
    ACCEPTED(6, "ACCEPTD"),
    UNKNOWN(7, "UNKNOWN"),
    REJECTED(8, "REJECTD"),
    SKIPPED(9, "SKIPPED");

    private static final MessageState[] BY_CODE = values();

    private final int code;
    private final String receiptWord;

    MessageState(int code, String receiptWord) {
        this.code = code;
        this.receiptWord = receiptWord;
    }

    /** The octet on the wire. */
    public int code() {
        return code;
    }

    /** Seven characters for the {@code stat:} field of a receipt. */
    public String receiptWord() {
        return receiptWord;
    }

    /** True when nothing more will happen to a message in this state. */
    public boolean isFinal() {
        return code >= DELIVERED.code;
    }

    /**
     * The state of a wire octet.
     *
     * @throws IllegalArgumentException outside 0 to 9
     */
    public static MessageState of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("message_state " + code + " is not one of 0 to " + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
