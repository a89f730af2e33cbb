package io.needletail.api.pdu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes message PDUs field by field, faults included. */
final class MessageFields {
    int commandId = CommandId.SUBMIT_SM;
    String serviceType = "CMT";
    int sourceTon = 5;
    int sourceNpi;
    String source = "Needle";
    int destinationTon = 1;
    int destinationNpi = 1;
    String destination = "491701234567";
    int esmClass;
    int protocolId = 7;
    int priority = 2;
    String schedule = "";
    String validity = "";
    int registeredDelivery = 1;
    int replaceIfPresent;
    int dataCoding = 3;
    int defaultMessageId = 9;
    byte[] text = "Hello".getBytes(StandardCharsets.ISO_8859_1);
    int textLength = -1;
    byte[] tlvs = new byte[0];

    byte[] pdu() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean data = commandId == CommandId.DATA_SM;
        string(out, serviceType);
        address(out, sourceTon, sourceNpi, source);
        address(out, destinationTon, destinationNpi, destination);
        out.write(esmClass);
        if (!data) {
            out.write(protocolId);
            out.write(priority);
            string(out, schedule);
            string(out, validity);
        }
        out.write(registeredDelivery);
        if (!data) {
            out.write(replaceIfPresent);
        }
        out.write(dataCoding);
        if (!data) {
            out.write(defaultMessageId);
            out.write(textLength < 0 ? text.length : textLength);
            out.writeBytes(text);
        }
        out.writeBytes(tlvs);
        return ByteBuffer.allocate(16 + out.size())
                .putInt(16 + out.size())
                .putInt(commandId)
                .putInt(0)
                .putInt(77)
                .put(out.toByteArray())
                .array();
    }

    static byte[] tlv(int tag, int length) {
        return ByteBuffer.allocate(4 + length)
                .putShort((short) tag)
                .putShort((short) length)
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
