package io.needletail.core.broadcast;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.SmppTime;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes the responses (5.0 sections 4.4.2, 4.6.2, 4.6.4); a negative one has no body. Stateless. */
final class BroadcastResponse {
    /** broadcast_area_success (4.8.4.5): not available. */
    private static final int NOT_AVAILABLE = 255;

    private static final int STATUS_OFFSET = 8;

    private BroadcastResponse() {}

    static byte[] header(int commandId, int status, int sequence) {
        PduBuffer pdu = begin(commandId, sequence);
        pdu.setInt(STATUS_OFFSET, status);
        return end(pdu);
    }

    /** @param failed areas that the broadcast does not go to */
    static byte[] accepted(Broadcast broadcast, List<AreaOutcome> failed, int sequence) {
        PduBuffer pdu = begin(CommandId.BROADCAST_SM, sequence);
        putString(pdu, broadcast.messageId());
        for (AreaOutcome area : failed) {
            pdu.putShort(TlvTag.BROADCAST_ERROR_STATUS);
            pdu.putShort(Integer.BYTES);
            pdu.putInt(area.status());
            putTlv(pdu, TlvTag.BROADCAST_AREA_IDENTIFIER, area.identifier());
        }
        return end(pdu);
    }

    /** @param reference user_message_reference of the query, {@link BroadcastRequest#NONE} for none */
    static byte[] state(Broadcast broadcast, List<AreaOutcome> areas, long nowMillis, int reference, int sequence) {
        MessageState state = broadcast.state(nowMillis);
        PduBuffer pdu = begin(CommandId.QUERY_BROADCAST_SM, sequence);
        putString(pdu, broadcast.messageId());
        putOctet(pdu, TlvTag.MESSAGE_STATE, state.code());
        boolean sent = broadcast.sent(nowMillis) > 0;
        for (AreaOutcome area : areas) {
            putTlv(pdu, TlvTag.BROADCAST_AREA_IDENTIFIER, area.identifier());
            putOctet(pdu, TlvTag.BROADCAST_AREA_SUCCESS, sent ? area.successPercent() : NOT_AVAILABLE);
        }
        if (state.isFinal()) {
            byte[] time = new byte[SmppTime.ABSOLUTE_LENGTH];
            SmppTime.formatAbsolute(broadcast.finalMillis(), time, 0);
            putTlv(pdu, TlvTag.BROADCAST_END_TIME, time);
        }
        if (reference != BroadcastRequest.NONE) {
            pdu.putShort(TlvTag.USER_MESSAGE_REFERENCE);
            pdu.putShort(Short.BYTES);
            pdu.putShort(reference);
        }
        return end(pdu);
    }

    private static PduBuffer begin(int commandId, int sequence) {
        PduBuffer pdu = new PduBuffer(128);
        pdu.begin(commandId | CommandId.RESPONSE, sequence);
        pdu.setInt(STATUS_OFFSET, CommandStatus.ROK);
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

    private static void putOctet(PduBuffer pdu, int tag, int value) {
        putTlv(pdu, tag, new byte[] {(byte) value});
    }

    private static void putTlv(PduBuffer pdu, int tag, byte[] value) {
        pdu.putShort(tag);
        pdu.putShort(value.length);
        pdu.putBytes(value, 0, value.length);
    }
}
