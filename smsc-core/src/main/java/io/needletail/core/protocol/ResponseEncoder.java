package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;

/**
 * Writes PDUs that are a header, or a header and a message_id, into the caller's array. Stateless: any thread, no
 * allocation. Each method returns the octets written.
 */
public final class ResponseEncoder {
    /** Octets to have free for {@link #submitResponse}. */
    public static final int MAX_SUBMIT_RESPONSE_BYTES = CommandId.HEADER_BYTES + MessageIdText.MAX_LENGTH + 1;

    private ResponseEncoder() {}

    /**
     * A PDU without body: generic_nack, enquire_link_resp, unbind_resp, every refusal whose body is left out (3.4
     * sections 4.1.2, 4.4.2), and the requests enquire_link and unbind.
     */
    public static int header(byte[] out, int at, int commandId, int status, int sequence) {
        BigEndian.putInt(out, at, CommandId.HEADER_BYTES);
        BigEndian.putInt(out, at + 4, commandId);
        BigEndian.putInt(out, at + 8, status);
        BigEndian.putInt(out, at + 12, sequence);
        return CommandId.HEADER_BYTES;
    }

    /**
     * True for the responses whose message_id is there whatever the status: data_sm_resp, and deliver_sm_resp, where it is
     * always empty (3.4 sections 4.6.2, 4.7.2).
     */
    public static boolean alwaysHasId(int responseId) {
        return responseId == CommandId.DELIVER_SM_RESP || responseId == CommandId.DATA_SM_RESP;
    }

    /** Octets of an id of {@code length} that a response carries: none in a deliver_sm_resp. */
    public static int idLength(int responseId, int length) {
        return responseId == CommandId.DELIVER_SM_RESP ? 0 : length;
    }

    /** generic_nack (3.4 section 4.3); sequence 0 where the request's own could not be read. */
    public static int genericNack(byte[] out, int at, int status, int sequence) {
        return header(out, at, CommandId.GENERIC_NACK, status, sequence);
    }

    /**
     * A positive submit_sm_resp or data_sm_resp (3.4 sections 4.4.2, 4.7.2).
     *
     * @param commandId of the response
     * @param shortId write the id for a 3.3 peer
     */
    public static int submitResponse(byte[] out, int at, int commandId, int sequence, long id, boolean shortId) {
        int idAt = at + CommandId.HEADER_BYTES;
        int idLength = MessageIdText.write(id, shortId, out, idAt);
        out[idAt + idLength] = 0;
        int length = CommandId.HEADER_BYTES + idLength + 1;
        header(out, at, commandId, CommandStatus.ROK, sequence);
        BigEndian.putInt(out, at, length);
        return length;
    }
}
