package io.needletail.load.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.ResponseEncoder;
import io.netty.channel.Channel;

/** Adds PDUs without a body, or with an empty message_id, to the output of a turn. */
public final class ControlPdus {
    private ControlPdus() {}

    /** A PDU that is a header. */
    public static void header(TurnOutput output, Channel channel, int commandId, int status, int sequence) {
        byte[] out = output.room(channel, CommandId.HEADER_BYTES);
        int at = output.length();
        output.filledTo(at + ResponseEncoder.header(out, at, commandId, status, sequence));
    }

    /** deliver_sm_resp, data_sm_resp (SMPP 3.4 sections 4.6.2, 4.7.2). */
    public static void emptyIdResponse(TurnOutput output, Channel channel, int commandId, int sequence) {
        int length = CommandId.HEADER_BYTES + 1;
        byte[] out = output.room(channel, length);
        int at = output.length();
        ResponseEncoder.header(out, at, commandId, CommandStatus.ROK, sequence);
        out[at + 3] = (byte) length;
        out[at + CommandId.HEADER_BYTES] = 0;
        output.filledTo(at + length);
    }
}
