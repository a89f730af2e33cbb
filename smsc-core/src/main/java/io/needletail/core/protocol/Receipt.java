package io.needletail.core.protocol;

import io.needletail.api.message.MessageState;
import io.needletail.api.text.TextAlphabet;

/**
 * What a delivery receipt says about a message. A flyweight: its owner, one thread, fills it in and gives it to
 * {@link DeliverSmEncoder}, again and again.
 */
public final class Receipt {
    private static final int MAX_ID_LENGTH = 64;

    final byte[] id = new byte[MAX_ID_LENGTH];
    int idLength;
    MessageState state = MessageState.UNKNOWN;
    int networkError;
    long submitMillis;
    long doneMillis;
    boolean tlvsAllowed = true;
    final ReceiptDate dates = new ReceiptDate();
    TextAlphabet alphabet = TextAlphabet.GSM;
    final char[] characters = new char[ReceiptText.ROOM];

    /** The id as {@link MessageIdText} writes it. */
    public Receipt id(long messageId, boolean shortForm) {
        idLength = MessageIdText.write(messageId, shortForm, id, 0);
        return this;
    }

    /** The id as an account's receipts have it. */
    public Receipt id(MessageIdCodec ids, long messageId, boolean shortForm) {
        idLength = ids.writeReceipt(messageId, shortForm, id, 0);
        return this;
    }

    /** An id that somebody else made, at most 64 characters. */
    public Receipt id(byte[] text, int at, int length) {
        System.arraycopy(text, at, id, 0, length);
        idLength = length;
        return this;
    }

    /**
     * How it stands with the message.
     *
     * @param errorCode for {@code err:} and network_error_code, 0 to 65535
     */
    public Receipt outcome(MessageState messageState, int errorCode) {
        state = messageState;
        networkError = errorCode;
        return this;
    }

    /** When it was submitted and when it reached its state, milliseconds since 1970 UTC. */
    public Receipt dates(long submitted, long done) {
        submitMillis = submitted;
        doneMillis = done;
        return this;
    }

    /** The default alphabet of the account whose message it was. */
    public Receipt alphabet(TextAlphabet defaultAlphabet) {
        alphabet = defaultAlphabet;
        return this;
    }

    /** False for a 3.3 peer, to which no TLV may ever be sent (3.4 section 3.4). */
    public Receipt tlvs(boolean allowed) {
        tlvsAllowed = allowed;
        return this;
    }
}
