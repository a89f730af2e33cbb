package io.needletail.api.part;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Writes submit_sm and data_sm with long texts, and draws them at random. */
final class LongMessage {
    int commandId = CommandId.SUBMIT_SM;
    String source = "Needle";
    String destination = "491701234567";
    String validity = "";
    int esmClass;
    int dataCoding;
    /** Information elements, without UDHL. */
    byte[] elements = new byte[0];

    byte[] text = new byte[0];
    boolean inPayload = true;
    byte[] tlvsBefore = new byte[0];
    byte[] tlvsBehind = new byte[0];

    MessageView view() {
        byte[] pdu = pdu();
        return view(pdu, 0, pdu.length);
    }

    static MessageView view(byte[] pdu, int at, int length) {
        MessageView view = new MessageView();
        int status = MessageScanner.scan(pdu, at, length, 0x34, view);
        if (status != CommandStatus.ROK) {
            throw new AssertionError(
                    "status " + status + " for " + Arrays.toString(Arrays.copyOfRange(pdu, at, at + length)));
        }
        return view;
    }

    byte[] pdu() {
        boolean data = commandId == CommandId.DATA_SM;
        boolean payload = data || inPayload;
        byte[] userData = userData();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        string(out, "CMT");
        address(out, 5, 0, source);
        address(out, 1, 1, destination);
        out.write(elements.length > 0 ? esmClass | 0x40 : esmClass);
        if (!data) {
            out.write(7);
            out.write(2);
            string(out, "");
            string(out, validity);
        }
        out.write(1);
        if (!data) {
            out.write(0);
        }
        out.write(dataCoding);
        if (!data) {
            out.write(0);
            out.write(payload ? 0 : userData.length);
            out.writeBytes(payload ? new byte[0] : userData);
        }
        out.writeBytes(tlvsBefore);
        out.writeBytes(payload ? tlv(TlvTag.MESSAGE_PAYLOAD, userData) : new byte[0]);
        out.writeBytes(tlvsBehind);
        return ByteBuffer.allocate(16 + out.size())
                .putInt(16 + out.size())
                .putInt(commandId)
                .putInt(0)
                .putInt(77)
                .put(out.toByteArray())
                .array();
    }

    /** Random octets in the text, among them many escapes and surrogates; other elements and TLVs now and then. */
    static LongMessage draw(SplittableRandom random, int longest) {
        LongMessage message = new LongMessage();
        int[] codings = {0, 0, 0xF1, 1, 3, 4, 6, 8, 8, 0x18};
        message.commandId = random.nextInt(4) == 0 ? CommandId.DATA_SM : CommandId.SUBMIT_SM;
        message.dataCoding = codings[random.nextInt(codings.length)];
        message.validity = random.nextBoolean() ? "" : "000001000000000R";
        message.text = drawText(random, random.nextInt(longest + 1), message.dataCoding);
        if (random.nextInt(3) == 0) {
            message.elements = new byte[] {5, 4, 0x23, (byte) 0xF4, 0, 0};
        }
        if (random.nextInt(8) == 0) {
            message.elements = new byte[2 + random.nextInt(138)];
            message.elements[0] = 0x24;
            message.elements[1] = (byte) (message.elements.length - 2);
        }
        message.inPayload = message.userData().length > 254 || random.nextBoolean();
        message.tlvsBefore = random.nextBoolean() ? tlv(TlvTag.USER_MESSAGE_REFERENCE, new byte[] {1, 2}) : new byte[0];
        message.tlvsBehind = random.nextBoolean() ? tlv(0x1400, new byte[] {9, 8, 7}) : new byte[0];
        return message;
    }

    static byte[] drawText(SplittableRandom random, int length, int dataCoding) {
        boolean wide = dataCoding == 8 || dataCoding == 0x18;
        byte[] text = new byte[wide ? length & ~1 : length];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (random.nextInt(6) == 0 ? '{' : 'a' + random.nextInt(20));
            if (dataCoding != 3 && dataCoding != 1 && random.nextInt(5) == 0 && i + 1 < text.length && !wide) {
                text[i] = 0x1B;
                text[++i] = 'e';
            }
        }
        for (int i = 0; wide && i + 4 <= text.length; i += 2) {
            if (random.nextInt(4) == 0) {
                text[i] = (byte) 0xD8;
                text[i + 2] = (byte) 0xDC;
                i += 2;
            }
        }
        return text;
    }

    static byte[] tlv(int tag, byte... value) {
        return ByteBuffer.allocate(4 + value.length)
                .putShort((short) tag)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    byte[] userData() {
        if (elements.length == 0) {
            return text;
        }
        return ByteBuffer.allocate(1 + elements.length + text.length)
                .put((byte) elements.length)
                .put(elements)
                .put(text)
                .array();
    }

    private static void address(ByteArrayOutputStream out, int ton, int npi, String address) {
        out.write(ton);
        out.write(npi);
        string(out, address);
    }

    private static void string(ByteArrayOutputStream out, String value) {
        out.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
        out.write(0);
    }
}
