package io.needletail.load.session;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.load.ledger.MessageIdHash;
import java.nio.charset.StandardCharsets;

/**
 * Id and state of a delivery receipt: from the TLVs receipted_message_id and message_state, or from the text of Appendix B where
 * those are missing. A flyweight, one thread.
 */
final class ReceiptFields {
    private static final byte[] ID = "id:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STAT = "stat:".getBytes(StandardCharsets.US_ASCII);
    private static final int STAT_LENGTH = 7;
    private static final byte[][] WORDS = words();

    private boolean hasId;
    private long id;
    private int state;

    /** Reads a scanned PDU. */
    void read(MessageView view) {
        readId(view);
        int tlv = view.findTlv(TlvTag.MESSAGE_STATE);
        state = tlv >= 0 && view.tlvLength(tlv) == 1 ? view.bytes()[tlv] & 0xFF : stateOfText(view);
        if (state >= WORDS.length) {
            state = MessageState.UNKNOWN.code();
        }
    }

    boolean hasId() {
        return hasId;
    }

    /** {@link MessageIdHash} of the id. */
    long id() {
        return id;
    }

    /** message_state; unknown where the receipt does not say, or something of its own. */
    int state() {
        return state;
    }

    private void readId(MessageView view) {
        byte[] bytes = view.bytes();
        int at = view.findTlv(TlvTag.RECEIPTED_MESSAGE_ID);
        int length = 0;
        if (at >= 0) {
            length = lengthUntil(bytes, at, at + view.tlvLength(at), (byte) 0);
        } else {
            at = behind(view, ID);
            if (at >= 0) {
                length = lengthUntil(bytes, at, view.textOffset() + view.textLength(), (byte) ' ');
            }
        }
        hasId = length > 0;
        id = hasId ? MessageIdHash.of(bytes, at, length) : 0;
    }

    private static int stateOfText(MessageView view) {
        int at = behind(view, STAT);
        int end = view.textOffset() + view.textLength();
        for (int i = 0; at >= 0 && at + STAT_LENGTH <= end && i < WORDS.length; i++) {
            if (startsWith(view.bytes(), at, WORDS[i])) {
                return i;
            }
        }
        return MessageState.UNKNOWN.code();
    }

    /** Index behind a word in the text, -1 if it is not there. */
    private static int behind(MessageView view, byte[] word) {
        int end = view.textOffset() + view.textLength() - word.length;
        for (int i = view.textOffset(); i <= end; i++) {
            if (startsWith(view.bytes(), i, word)) {
                return i + word.length;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lengthUntil(byte[] bytes, int at, int end, byte stop) {
        int i = at;
        while (i < end && bytes[i] != stop) {
            i++;
        }
        return i - at;
    }

    private static byte[][] words() {
        MessageState[] states = MessageState.values();
        byte[][] words = new byte[states.length][];
        for (MessageState one : states) {
            words[one.code()] = one.receiptWord().getBytes(StandardCharsets.US_ASCII);
        }
        return words;
    }
}
