package io.needletail.core.protocol;

import io.needletail.api.account.ReceiptDialect;
import io.needletail.api.account.ReceiptFrame;
import io.needletail.api.account.ReceiptWording;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Writes receipts in the dialect of an account; in the usual one they are octet for octet those of {@link DeliverSmEncoder}.
 * Immutable: any thread. Allocates only where the dates are of a zone other than UTC.
 */
public final class ReceiptEncoder {
    /** esm_class of a receipt, and of an intermediate notification. */
    public static final int RECEIPT = 0x04;

    public static final int INTERMEDIATE_NOTIFICATION = 0x20;

    private static final int MAX_ADDRESS = 20;
    private static final byte[] ID = ascii("id:");
    private static final byte[] SUBMIT_DATE = ascii(" submit date:");
    private static final byte[] DONE_DATE = ascii(" done date:");
    private static final byte[] STATE = ascii(" stat:");
    private static final byte[] ERROR = ascii(" err:");

    private final ReceiptWording wording;
    private final ReceiptFrame frame;
    private final byte[] counts;
    private final byte[] countsDelivered;
    private final byte[] label;
    private final boolean utc;
    private final byte[][] words = new byte[MessageState.values().length][];
    private final int[] codes = new int[words.length];

    public ReceiptEncoder(ReceiptDialect dialect) {
        wording = dialect.wording();
        frame = dialect.frame();
        counts = ascii(counts(wording.counts(), false));
        countsDelivered = ascii(counts(wording.counts(), true));
        label = ascii(" " + wording.label());
        utc = wording.zone().normalized().equals(ZoneOffset.UTC);
        for (MessageState state : MessageState.values()) {
            String word = Objects.requireNonNullElse(wording.words().get(state), state.receiptWord());
            words[state.code()] = ascii(word);
            codes[state.code()] = code(state, word);
        }
    }

    /** False if notifications of messages that are still on their way are not to be sent. */
    public boolean writesNotifications() {
        return frame.intermediate();
    }

    /**
     * Appends a receipt with sequence_number 0.
     *
     * @param esmClass {@link #RECEIPT} or {@link #INTERMEDIATE_NOTIFICATION}
     * @return index of the PDU in the buffer
     */
    public int encode(MessageView original, Receipt receipt, int esmClass, PduBuffer out) {
        boolean dataSm = frame.dataSm() && receipt.tlvsAllowed;
        int header = out.begin(dataSm ? CommandId.DATA_SM : CommandId.DELIVER_SM, 0);
        putAddresses(original, out);
        out.putByte(esmClass);
        if (dataSm) {
            // registered_delivery, data_coding
            out.putShort(0);
            out.putShort(TlvTag.MESSAGE_PAYLOAD);
            int lengthAt = out.reserve(2);
            putText(original, receipt, out);
            int octets = out.length() - lengthAt - 2;
            out.setByte(lengthAt, octets >> 8);
            out.setByte(lengthAt + 1, octets);
        } else {
            // protocol_id to sm_default_msg_id, as in DeliverSmEncoder
            out.putInt(0);
            out.putInt(0);
            int lengthAt = out.reserve(1);
            putText(original, receipt, out);
            out.setByte(lengthAt, out.length() - lengthAt - 1);
        }
        if (receipt.tlvsAllowed) {
            putTlvs(original, receipt, out);
        }
        out.end(header);
        return header;
    }

    private void putAddresses(MessageView original, PduBuffer out) {
        out.putString(original.bytes(), original.serviceTypeOffset(), original.serviceTypeLength());
        if (frame.swapsAddresses()) {
            putDestination(original, out);
            putSource(original, out);
        } else {
            putSource(original, out);
            putDestination(original, out);
        }
    }

    private static void putSource(MessageView original, PduBuffer out) {
        out.putByte(original.sourceTon());
        out.putByte(original.sourceNpi());
        out.putString(original.bytes(), original.sourceOffset(), Math.min(original.sourceLength(), MAX_ADDRESS));
    }

    private static void putDestination(MessageView original, PduBuffer out) {
        out.putByte(original.destinationTon());
        out.putByte(original.destinationNpi());
        out.putString(
                original.bytes(), original.destinationOffset(), Math.min(original.destinationLength(), MAX_ADDRESS));
    }

    private void putText(MessageView original, Receipt receipt, PduBuffer out) {
        out.putBytes(ID);
        out.putBytes(receipt.id, 0, receipt.idLength);
        out.putBytes(receipt.state == MessageState.DELIVERED ? countsDelivered : counts);
        out.putBytes(SUBMIT_DATE);
        putDate(receipt.submitMillis, out);
        out.putBytes(DONE_DATE);
        putDate(receipt.doneMillis, out);
        out.putBytes(STATE);
        out.putBytes(words[receipt.state.code()]);
        putError(receipt.networkError, out);
        if (wording.excerpt() != ReceiptWording.Excerpt.NONE) {
            out.putBytes(label);
        }
        if (wording.excerpt() == ReceiptWording.Excerpt.FIRST_20) {
            ReceiptText.put(original, receipt.alphabet, receipt.characters, out);
        }
    }

    private void putDate(long epochMillis, PduBuffer out) {
        long local = epochMillis;
        if (!utc) {
            ZoneOffset offset = wording.zone().getRules().getOffset(Instant.ofEpochMilli(epochMillis));
            local += offset.getTotalSeconds() * 1000L;
        }
        int at = out.reserve(SmppTime.RECEIPT_DATE_LENGTH);
        SmppTime.formatReceiptDate(local, out.bytes(), at);
        if (wording.dates() == ReceiptWording.Dates.SECONDS) {
            int seconds = (int) (Math.floorMod(local, 60_000L) / 1000);
            out.putByte('0' + seconds / 10);
            out.putByte('0' + seconds % 10);
        }
    }

    private void putError(int code, PduBuffer out) {
        if (wording.error() == ReceiptWording.Errors.NONE) {
            return;
        }
        out.putBytes(ERROR);
        if (wording.error() == ReceiptWording.Errors.HEX) {
            for (int shift = code > 0xFFF ? 12 : 8; shift >= 0; shift -= 4) {
                out.putByte(Character.forDigit(code >> shift & 0xF, 16));
            }
        } else {
            DeliverSmEncoder.putError(code, out);
        }
    }

    private void putTlvs(MessageView original, Receipt receipt, PduBuffer out) {
        if (frame.tlvs()) {
            DeliverSmEncoder.putStateTlvs(receipt, codes[receipt.state.code()], frame.networkType(), out);
        }
        DeliverSmEncoder.putReference(original, out);
    }

    /** A word that belongs to another state says that state. */
    private static int code(MessageState state, String word) {
        for (MessageState other : MessageState.values()) {
            if (other.receiptWord().equals(word)) {
                return other.code();
            }
        }
        return state.code();
    }

    private static String counts(ReceiptWording.Counts counts, boolean delivered) {
        return switch (counts) {
            case OUTCOME -> delivered ? " sub:001 dlvrd:001" : " sub:001 dlvrd:000";
            case ZERO -> " sub:000 dlvrd:000";
            case ONE -> " sub:001 dlvrd:001";
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
