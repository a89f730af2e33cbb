package io.needletail.load.message;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import java.util.Arrays;
import java.util.List;

/** Turns the messages of a mix into the octets of submit_sm (SMPP 3.4 section 4.4.1). */
final class MessagePreparation {
    private static final int UDHI = 0x40;
    private static final int MAX_PARTS = 255;
    private static final int MAX_PAYLOAD = 65_535;

    private final byte[] head;
    private final boolean receipt;

    MessagePreparation(String source, boolean receipt) {
        this.receipt = receipt;
        PduBuffer out = new PduBuffer(64);
        out.begin(CommandId.SUBMIT_SM, 0);
        out.putByte(0);
        out.putBytes(AddressField.octets(source));
        head = copy(out);
    }

    PreparedMessage prepare(MessageVariant variant) {
        EncodedText text = variant.encoding().encode(variant.fullText());
        if (text.fitsOne()) {
            return one(tail(0, text.dataCoding(), text.octets()));
        }
        if (variant.form() == LongForm.PAYLOAD) {
            return one(payload(text));
        }
        List<byte[]> pieces = text.pieces();
        if (pieces.size() > MAX_PARTS) {
            throw new IllegalArgumentException("a text needs " + pieces.size() + " parts, more than " + MAX_PARTS);
        }
        PreparedPart[] parts = new PreparedPart[pieces.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = variant.form() == LongForm.UDH
                    ? withHeader(text.dataCoding(), pieces.get(i), i, parts.length)
                    : withTlvs(text.dataCoding(), pieces.get(i), i, parts.length);
        }
        return new PreparedMessage(parts);
    }

    private PreparedMessage one(PduBuffer tail) {
        return new PreparedMessage(new PreparedPart[] {new PreparedPart(head, copy(tail))});
    }

    private PduBuffer payload(EncodedText text) {
        if (text.octets().length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a text has more than " + MAX_PAYLOAD + " octets");
        }
        PduBuffer out = tail(0, text.dataCoding(), new byte[0]);
        out.putShort(TlvTag.MESSAGE_PAYLOAD);
        out.putShort(text.octets().length);
        out.putBytes(text.octets());
        return out;
    }

    /** Concatenation with an 8-bit reference: 05 00 03 reference total number. */
    private PreparedPart withHeader(int dataCoding, byte[] piece, int index, int total) {
        PduBuffer userData = new PduBuffer(6 + piece.length);
        userData.putBytes(new byte[] {5, 0, 3, 0, (byte) total, (byte) (index + 1)});
        userData.putBytes(piece);
        PduBuffer out = tail(UDHI, dataCoding, copy(userData));
        return new PreparedPart(head, copy(out), out.length() - userData.length() + 3, 1);
    }

    private PreparedPart withTlvs(int dataCoding, byte[] piece, int index, int total) {
        PduBuffer out = tail(0, dataCoding, piece);
        out.putShort(TlvTag.SAR_MSG_REF_NUM);
        out.putShort(2);
        int referenceAt = out.length();
        out.putShort(0);
        out.putShort(TlvTag.SAR_TOTAL_SEGMENTS);
        out.putShort(1);
        out.putByte(total);
        out.putShort(TlvTag.SAR_SEGMENT_SEQNUM);
        out.putShort(1);
        out.putByte(index + 1);
        return new PreparedPart(head, copy(out), referenceAt, 2);
    }

    /** esm_class to short_message. */
    private PduBuffer tail(int esmClass, int dataCoding, byte[] userData) {
        PduBuffer out = new PduBuffer(32 + userData.length);
        out.putByte(esmClass);
        out.putByte(0); // protocol_id
        out.putByte(0); // priority_flag
        out.putByte(0); // schedule_delivery_time
        out.putByte(0); // validity_period
        out.putByte(receipt ? 1 : 0);
        out.putByte(0); // replace_if_present_flag
        out.putByte(dataCoding);
        out.putByte(0); // sm_default_msg_id
        out.putByte(userData.length);
        out.putBytes(userData);
        return out;
    }

    private static byte[] copy(PduBuffer buffer) {
        return Arrays.copyOf(buffer.bytes(), buffer.length());
    }
}
