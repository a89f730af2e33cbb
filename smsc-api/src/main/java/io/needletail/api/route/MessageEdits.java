package io.needletail.api.route;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.text.DataCoding;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.TextAlphabet;

/**
 * A message as it is to be sent on: the original's fields, each replaced where an edit did so. A mutable flyweight that the
 * sender owns; addresses have room here, texts and TLV values are referred to. The original is never changed, and receipts
 * always speak of the original.
 */
public final class MessageEdits {
    /** Most TLVs set, and most removed, by all edits together: a snapshot with more is refused. */
    public static final int MAX_TLVS = 16;

    private static final int ADDRESS_BYTES = 65;
    private static final byte[] NOTHING = new byte[0];

    /** source_addr without NUL, in {@link #source} from 0. */
    public final byte[] source = new byte[ADDRESS_BYTES];

    public int sourceLength;
    public int sourceTon;
    public int sourceNpi;
    /** destination_addr without NUL, in {@link #destination} from 0. */
    public final byte[] destination = new byte[ADDRESS_BYTES];

    public int destinationLength;
    public int destinationTon;
    public int destinationNpi;
    /** service_type without NUL. */
    public byte[] serviceType = NOTHING;

    public int serviceTypeOffset;
    public int serviceTypeLength;
    public int esmClass;
    public int protocolId;
    public int priority;
    public int dataCoding;
    /** What data_coding 0 means: the default alphabet of the account. */
    public TextAlphabet defaultAlphabet = TextAlphabet.GSM;
    /** The user data, a user data header included. */
    public byte[] text = NOTHING;

    public int textOffset;
    public int textLength;
    /** True once {@link #text} differs from the original's. */
    public boolean textChanged;

    /** TLVs that replace those of the original with the same tag, or are added. */
    public final int[] setTags = new int[MAX_TLVS];

    public final byte[][] setValues = new byte[MAX_TLVS][];
    public int setCount;
    /** Tags of TLVs that are left out. */
    public final int[] removedTags = new int[MAX_TLVS];

    public int removedCount;

    /** Starts from the original of an account with the usual default alphabet. */
    public void begin(MessageView original) {
        begin(original, TextAlphabet.GSM);
    }

    /** Starts from the original. */
    public void begin(MessageView original, TextAlphabet accountAlphabet) {
        defaultAlphabet = accountAlphabet;
        byte[] bytes = original.bytes();
        source(bytes, original.sourceOffset(), original.sourceLength());
        sourceTon = original.sourceTon();
        sourceNpi = original.sourceNpi();
        destination(bytes, original.destinationOffset(), original.destinationLength());
        destinationTon = original.destinationTon();
        destinationNpi = original.destinationNpi();
        serviceType = bytes;
        serviceTypeOffset = original.serviceTypeOffset();
        serviceTypeLength = original.serviceTypeLength();
        esmClass = original.esmClass();
        protocolId = original.protocolId();
        priority = original.priority();
        dataCoding = original.dataCoding();
        text = bytes;
        textOffset = original.textOffset();
        textLength = original.textLength();
        textChanged = false;
        setCount = 0;
        removedCount = 0;
    }

    /** The alphabet of the text. */
    public TextAlphabet alphabet() {
        return DataCoding.alphabet(dataCoding, defaultAlphabet);
    }

    /** Octets of the user data header before the text, its length octet included. */
    public int headerLength() {
        return MessageText.headerLength(esmClass, text, textOffset, textLength);
    }

    /** Replaces source_addr; at most 64 octets. */
    public void source(byte[] bytes, int at, int length) {
        System.arraycopy(bytes, at, source, 0, length);
        sourceLength = length;
    }

    /** Replaces destination_addr; at most 64 octets. */
    public void destination(byte[] bytes, int at, int length) {
        System.arraycopy(bytes, at, destination, 0, length);
        destinationLength = length;
    }

    /** Replaces the user data; the array must not change afterwards. */
    public void text(byte[] bytes, int at, int length) {
        text = bytes;
        textOffset = at;
        textLength = length;
        textChanged = true;
    }

    /** Sets a TLV, once whatever the original has. */
    public void setTlv(int tag, byte[] value) {
        setTags[setCount] = tag;
        setValues[setCount++] = value;
    }

    /** Leaves a TLV of the original out. */
    public void removeTlv(int tag) {
        removedTags[removedCount++] = tag;
    }

    /** True if a TLV of the original with this tag is not to be sent as it is. */
    public boolean replaces(int tag) {
        for (int i = 0; i < setCount; i++) {
            if (setTags[i] == tag) {
                return true;
            }
        }
        for (int i = 0; i < removedCount; i++) {
            if (removedTags[i] == tag) {
                return true;
            }
        }
        return false;
    }
}
