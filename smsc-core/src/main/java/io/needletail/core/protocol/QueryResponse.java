package io.needletail.core.protocol;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.OperationView;
import java.util.Arrays;

/**
 * Writes a query_sm_resp (3.4 section 4.8.2): message_id as it was asked for, final_date where there is one, message_state,
 * error_code. A flyweight for one thread.
 */
public final class QueryResponse {
    /** Longest id that is answered as it was asked for; no id of ours is longer. */
    private static final int MAX_ID = MessageIdCodec.MAX_LENGTH;

    private static final int MAX_ERROR = 255;

    private final PduBuffer pdu = new PduBuffer(64);
    private final byte[] date = new byte[SmppTime.ABSOLUTE_LENGTH];
    private boolean hasDate;
    private MessageState state = MessageState.UNKNOWN;
    private int error;

    /** Starts the answer to a request. */
    public void begin(int sequence, OperationView query) {
        pdu.clear();
        pdu.begin(CommandId.QUERY_SM_RESP, sequence);
        pdu.putString(query.bytes(), query.messageIdOffset(), Math.min(MAX_ID, query.messageIdLength()));
        hasDate = false;
    }

    /** @param networkError more than an octet holds is 255 */
    public void state(MessageState messageState, int networkError) {
        state = messageState;
        error = Math.min(networkError, MAX_ERROR);
    }

    /** @param millis since 1970 UTC */
    public void finalDate(long millis) {
        SmppTime.formatAbsolute(millis, date, 0);
        hasDate = true;
    }

    /** The PDU, a new array. */
    public byte[] end() {
        pdu.putString(date, 0, hasDate ? date.length : 0);
        pdu.putByte(state.code());
        pdu.putByte(error);
        pdu.end(0);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }

    /** A negative response to any request, named by its own command_id or its response's; that of a query_sm has its fields, all NULL, because clients wait for them. */
    public static byte[] refusal(int commandId, int status, int sequence) {
        PduBuffer out = new PduBuffer(CommandId.HEADER_BYTES + Integer.BYTES);
        int header = out.begin(commandId | CommandId.RESPONSE, sequence);
        out.setInt(header + 8, status == CommandStatus.ROK ? CommandStatus.RSYSERR : status);
        if ((commandId | CommandId.RESPONSE) == CommandId.QUERY_SM_RESP) {
            out.putInt(0);
        }
        out.end(header);
        return Arrays.copyOf(out.bytes(), out.length());
    }
}
