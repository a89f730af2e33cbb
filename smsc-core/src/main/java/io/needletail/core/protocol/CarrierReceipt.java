package io.needletail.core.protocol;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier's delivery receipt says, read from its TLVs and its text (3.4 Appendix B, which every carrier varies): the
 * id it is about in either place, the state, the error. A flyweight over the PDU's bytes, owned by one thread; allocates
 * nothing.
 */
public final class CarrierReceipt {
    private static final int TYPE = 0x3C;
    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;
    /** The first letters of the words that carriers write after {@code stat:}, enough to tell them apart. */
    private static final Word[] WORDS = {
        new Word("DELIV", MessageState.DELIVERED),
        new Word("UNDEL", MessageState.UNDELIVERABLE),
        new Word("FAIL", MessageState.UNDELIVERABLE),
        new Word("EXPIR", MessageState.EXPIRED),
        new Word("REJEC", MessageState.REJECTED),
        new Word("DELET", MessageState.DELETED),
        new Word("ACCEP", MessageState.ACCEPTED),
        new Word("UNKNO", MessageState.UNKNOWN),
        new Word("SKIPP", MessageState.SKIPPED),
        new Word("ENROU", MessageState.ENROUTE),
        new Word("BUFFE", MessageState.ENROUTE),
        new Word("SCHED", MessageState.SCHEDULED)
    };

    private static final Label ID = new Label("id:");
    private static final Label STATE = new Label("stat:");
    private static final Label ERROR = new Label("err:");
    private static final Label TEXT = new Label("text:");
    private static final int NOT_FOUND = -1;

    private byte[] bytes = new byte[0];
    private int tlvIdAt;
    private int tlvIdLength;
    private int textIdAt;
    private int textStateAt;
    private int textErrorAt;
    private int textIdLength;
    private @Nullable MessageState state;
    private int networkError;

    private record Word(Label label, MessageState state) {
        Word(String letters, MessageState state) {
            this(new Label(letters), state);
        }
    }

    /** True if a deliver_sm or data_sm is a receipt or an intermediate notification (3.4 section 5.2.12). */
    public static boolean isReceipt(MessageView message) {
        int type = message.esmClass() & TYPE;
        return type == RECEIPT || type == INTERMEDIATE;
    }

    /** Reads a receipt; valid as long as its bytes are. */
    public void read(MessageView message) {
        bytes = message.bytes();
        readTlvs(message);
        int end = message.textOffset() + message.textLength();
        findFields(message.textOffset(), end);
        textIdLength = textIdAt == NOT_FOUND ? 0 : wordLength(textIdAt, end);
        if (state == null) {
            state = stateOf(textStateAt, end);
        }
        if (networkError == 0) {
            networkError = number(textErrorAt, end);
        }
    }

    /** The array that the ids lie in. */
    public byte[] bytes() {
        return bytes;
    }

    /** First octet of receipted_message_id; its length is {@link #tlvIdLength}, 0 where there is none. */
    public int tlvIdOffset() {
        return tlvIdAt;
    }

    public int tlvIdLength() {
        return tlvIdLength;
    }

    /** First octet of what follows {@code id:}; its length is {@link #textIdLength}, 0 where there is none. */
    public int textIdOffset() {
        return textIdAt;
    }

    public int textIdLength() {
        return textIdLength;
    }

    /** The state; UNKNOWN where the receipt names none that is known. */
    public MessageState state() {
        return state == null ? MessageState.UNKNOWN : state;
    }

    /** The error code of network_error_code or {@code err:}, 0 for none or one that is no number. */
    public int networkError() {
        return networkError;
    }

    private void readTlvs(MessageView message) {
        tlvIdAt = message.findTlv(TlvTag.RECEIPTED_MESSAGE_ID);
        tlvIdLength = tlvIdAt < 0 ? 0 : message.tlvLength(tlvIdAt);
        if (tlvIdLength > 0 && bytes[tlvIdAt + tlvIdLength - 1] == 0) {
            tlvIdLength--;
        }
        int stateAt = message.findTlv(TlvTag.MESSAGE_STATE);
        int code = stateAt < 0 || message.tlvLength(stateAt) < 1 ? NOT_FOUND : bytes[stateAt] & 0xFF;
        state = code < 0 || code > MessageState.SKIPPED.code() ? null : MessageState.of(code);
        int errorAt = message.findTlv(TlvTag.NETWORK_ERROR_CODE);
        networkError = errorAt < 0 || message.tlvLength(errorAt) < 3
                ? 0
                : (bytes[errorAt + 1] & 0xFF) << 8 | bytes[errorAt + 2] & 0xFF;
    }

    /**
     * Where the value of each label begins: the first that stands at the front or after a space, in either case. What follows
     * {@code text:} is the sender's: nothing in it counts.
     */
    private void findFields(int from, int end) {
        textIdAt = NOT_FOUND;
        textStateAt = NOT_FOUND;
        textErrorAt = NOT_FOUND;
        for (int at = from; at < end; at = WordScan.behindSpace(bytes, at, end)) {
            long front = WordScan.front(bytes, at, end);
            if (textIdAt == NOT_FOUND && ID.begins(front)) {
                textIdAt = at + ID.length();
            } else if (textStateAt == NOT_FOUND && STATE.begins(front)) {
                textStateAt = at + STATE.length();
            } else if (textErrorAt == NOT_FOUND && ERROR.begins(front)) {
                textErrorAt = at + ERROR.length();
            } else if (TEXT.begins(front)) {
                return;
            }
        }
    }

    private int wordLength(int at, int end) {
        int length = 0;
        while (at + length < end && bytes[at + length] != ' ' && bytes[at + length] != 0) {
            length++;
        }
        return length;
    }

    private @Nullable MessageState stateOf(int at, int end) {
        if (at != NOT_FOUND) {
            long front = WordScan.front(bytes, at, end);
            for (Word word : WORDS) {
                if (word.label.begins(front)) {
                    return word.state;
                }
            }
        }
        return null;
    }

    private int number(int at, int end) {
        int length = at == NOT_FOUND ? 0 : wordLength(at, end);
        int value = 0;
        for (int i = 0; i < length; i++) {
            int digit = bytes[at + i] - '0';
            if (digit < 0 || digit > 9 || value > 6_000) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
