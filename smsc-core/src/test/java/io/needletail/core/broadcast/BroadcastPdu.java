package io.needletail.core.broadcast;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the three operations as an ESME would; what a test does not set is as usual. */
final class BroadcastPdu {
    static final int SECONDS = 0x08;

    String source = "100";
    String messageId = "";
    String serviceType = "";
    String schedule = "";
    String validity = "";
    int priority;
    int replaces;
    /** TLVs but areas, by tag; remove one to leave it out. */
    final Map<Integer, byte[]> tlvs = new LinkedHashMap<>();

    String[] areas = {"north"};
    int areaFormat;

    BroadcastPdu() {
        tlvs.put(TlvTag.BROADCAST_CONTENT_TYPE, new byte[] {0, 0, 1});
        every(1, SECONDS, 1);
    }

    /** broadcast_rep_num and broadcast_frequency_interval. */
    BroadcastPdu every(int count, int unit, int interval) {
        tlvs.put(TlvTag.BROADCAST_REP_NUM, new byte[] {(byte) (count >> 8), (byte) count});
        tlvs.put(
                TlvTag.BROADCAST_FREQUENCY_INTERVAL, new byte[] {(byte) unit, (byte) (interval >> 8), (byte) interval});
        return this;
    }

    byte[] submit() {
        PduBuffer pdu = begin(CommandId.BROADCAST_SM);
        putString(pdu, serviceType);
        putSource(pdu);
        putString(pdu, messageId);
        pdu.putByte(priority);
        putString(pdu, schedule);
        putString(pdu, validity);
        pdu.putByte(replaces);
        pdu.putByte(0);
        pdu.putByte(0);
        for (String area : areas) {
            byte[] name = area.getBytes(StandardCharsets.ISO_8859_1);
            byte[] value = new byte[1 + name.length];
            value[0] = (byte) areaFormat;
            System.arraycopy(name, 0, value, 1, name.length);
            putTlv(pdu, TlvTag.BROADCAST_AREA_IDENTIFIER, value);
        }
        tlvs.forEach((tag, value) -> putTlv(pdu, tag, value));
        return end(pdu);
    }

    byte[] query() {
        PduBuffer pdu = begin(CommandId.QUERY_BROADCAST_SM);
        putString(pdu, messageId);
        putSource(pdu);
        return end(pdu);
    }

    byte[] cancel() {
        PduBuffer pdu = begin(CommandId.CANCEL_BROADCAST_SM);
        putString(pdu, serviceType);
        putString(pdu, messageId);
        putSource(pdu);
        return end(pdu);
    }

    private void putSource(PduBuffer pdu) {
        pdu.putByte(1);
        pdu.putByte(1);
        putString(pdu, source);
    }

    private static PduBuffer begin(int commandId) {
        PduBuffer pdu = new PduBuffer(256);
        pdu.begin(commandId, 7);
        return pdu;
    }

    private static byte[] end(PduBuffer pdu) {
        pdu.end(0);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }

    private static void putString(PduBuffer pdu, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        pdu.putString(bytes, 0, bytes.length);
    }

    private static void putTlv(PduBuffer pdu, int tag, byte[] value) {
        pdu.putShort(tag);
        pdu.putShort(value.length);
        pdu.putBytes(value, 0, value.length);
    }
}
