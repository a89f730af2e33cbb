package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.carrier.IdForm;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What carriers send: receipts in all their spellings, and messages. */
final class CarrierPdus {
    private static final int RECEIPT = 0x04;
    private static final MessageState[] FAILURES = {
        MessageState.UNDELIVERABLE,
        MessageState.REJECTED,
        MessageState.EXPIRED,
        MessageState.DELETED,
        MessageState.UNKNOWN
    };

    private final Dice dice;
    private final PduBuffer pdu = new PduBuffer(512);
    private final MessageView view = new MessageView();
    private long made;

    CarrierPdus(Dice dice) {
        this.dice = dice;
    }

    MessageState failure() {
        return FAILURES[dice.between(0, FAILURES.length - 1)];
    }

    /** A number as a carrier writes it. */
    String id(long number, IdForm form) {
        return switch (form) {
            case TEXT -> "id-" + Long.toString(number, 36);
            case DECIMAL -> dice.chance(0.3) ? String.format(Locale.ROOT, "%015d", number) : Long.toString(number);
            case HEX -> dice.chance(0.5) ? String.format(Locale.ROOT, "%012X", number) : Long.toHexString(number);
        };
    }

    /** A receipt of a message it has taken. */
    byte[] receipt(Handed handed, MessageState state, int error, boolean mayHaveTlvs) {
        return receipt(handed.receiptId, handed.responseId, state, error, mayHaveTlvs);
    }

    /** A receipt for an id that nobody knows. */
    CarrierDeliver strange(long nowNanos) {
        byte[] bytes = receipt("strange" + ++made, "", MessageState.DELIVERED, 0, false);
        return new CarrierDeliver(bytes, null, MessageState.DELIVERED, 0, null, nowNanos);
    }

    private byte[] receipt(String textId, String tlvId, MessageState state, int error, boolean mayHaveTlvs) {
        boolean tlvs = mayHaveTlvs && dice.chance(0.5);
        String word = state == MessageState.UNDELIVERABLE && dice.chance(0.3) ? "FAILED" : state.receiptWord();
        String text = "id:" + textId + " sub:" + dice.oneOf(0, 1)
                + " dlvrd:001 submit date:2609211000 done date:260921100000 "
                + (dice.chance(0.2) ? "Stat:" : "stat:") + word + " err:" + String.format(Locale.ROOT, "%03d", error)
                + (dice.chance(0.5) ? " text:" : " Text:hello");
        begin("4917", "100", RECEIPT);
        putText(text);
        if (tlvs) {
            putTlv(TlvTag.RECEIPTED_MESSAGE_ID, (tlvId + "\0").getBytes(StandardCharsets.ISO_8859_1));
            putTlv(TlvTag.MESSAGE_STATE, new byte[] {(byte) state.code()});
        }
        return end();
    }

    /** A message of a handset. */
    Submission message(int carrier) {
        begin("mo" + ++made, "77" + dice.between(0, 99), 0);
        putText("hello " + made);
        return new Submission(Submission.ofCarrier(carrier), CommandId.DELIVER_SM, end(), 0, false, 0, 0, true, true);
    }

    private void begin(String source, String destination, int esmClass) {
        pdu.clear();
        pdu.begin(CommandId.DELIVER_SM, 0);
        putString("");
        putAddress(source);
        putAddress(destination);
        pdu.putByte(esmClass);
        pdu.putByte(0);
        pdu.putByte(0);
        pdu.putInt(0);
        pdu.putByte(0);
        pdu.putByte(0);
    }

    private byte[] end() {
        pdu.end(0);
        byte[] bytes = Arrays.copyOf(pdu.bytes(), pdu.length());
        if (MessageScanner.scan(bytes, 0, bytes.length, view) != CommandStatus.ROK) {
            throw new Violation("the simulation made a deliver_sm that is not valid");
        }
        return bytes;
    }

    private void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        pdu.putByte(bytes.length);
        pdu.putBytes(bytes, 0, bytes.length);
    }

    private void putTlv(int tag, byte[] value) {
        pdu.putShort(tag);
        pdu.putShort(value.length);
        pdu.putBytes(value, 0, value.length);
    }

    private void putAddress(String text) {
        pdu.putByte(1);
        pdu.putByte(1);
        putString(text);
    }

    private void putString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        pdu.putString(bytes, 0, bytes.length);
    }
}
