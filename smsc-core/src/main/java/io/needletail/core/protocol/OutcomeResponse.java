package io.needletail.core.protocol;

import io.needletail.api.account.ReceiptFrame;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.TlvTag;
import java.util.Arrays;

/**
 * Writes the submit_sm_resp or data_sm_resp of a message whose outcome is known: transaction mode. A flyweight for one thread.
 *
 * <p>A data_sm_resp (3.4 section 4.7.2) and, since 5.0 (4.2.1.2), a submit_sm_resp carry delivery_failure_reason,
 * network_error_code and dpf_result. Before 5.0 a refused submit_sm_resp has no body (3.4 4.4.2).
 */
public final class OutcomeResponse {
    /** delivery_failure_reason (5.3.2.33). */
    private static final int DESTINATION_UNAVAILABLE = 0;

    private static final int DESTINATION_INVALID = 1;
    private static final int PERMANENT_ERROR = 2;
    private static final int TEMPORARY_ERROR = 3;
    /** Errors of GSM MAP that say which. */
    private static final int UNKNOWN_SUBSCRIBER = 1;

    private static final int ABSENT_SUBSCRIBER = 27;
    private static final int SUBSCRIBER_BUSY = 31;
    private static final int MEMORY_FULL = 32;
    private static final int SYSTEM_FAILURE = 34;

    private final PduBuffer pdu = new PduBuffer(96);
    private int status;
    private boolean body;
    private boolean tlvs;

    /** @param version of the session */
    public void begin(int commandId, int sequence, int commandStatus, int version) {
        pdu.clear();
        pdu.begin(commandId | CommandId.RESPONSE, sequence);
        pdu.setInt(8, commandStatus);
        status = commandStatus;
        tlvs = commandId == CommandId.DATA_SM ? version >= InterfaceVersion.V34 : version >= InterfaceVersion.V50;
        body = tlvs || commandId == CommandId.DATA_SM || commandStatus == CommandStatus.ROK;
    }

    /** The message_id. */
    public void id(byte[] text, int length) {
        if (body) {
            pdu.putString(text, 0, length);
        }
    }

    /** What came of the message; of a success nothing more is said. */
    public void outcome(MessageState state, int networkError) {
        if (!tlvs || status == CommandStatus.ROK) {
            return;
        }
        putByte(TlvTag.DELIVERY_FAILURE_REASON, reason(state, networkError));
        if (networkError != 0) {
            pdu.putShort(TlvTag.NETWORK_ERROR_CODE);
            pdu.putShort(3);
            pdu.putByte(ReceiptFrame.GSM);
            pdu.putShort(networkError);
        }
    }

    /** dpf_result (5.3.2.28). */
    public void dpf(boolean set) {
        if (tlvs) {
            putByte(TlvTag.DPF_RESULT, set ? 1 : 0);
        }
    }

    /** The PDU, a new array. */
    public byte[] end() {
        pdu.end(0);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }

    private void putByte(int tag, int value) {
        pdu.putShort(tag);
        pdu.putShort(1);
        pdu.putByte(value);
    }

    private static int reason(MessageState state, int networkError) {
        return switch (networkError) {
            case UNKNOWN_SUBSCRIBER -> DESTINATION_INVALID;
            case ABSENT_SUBSCRIBER -> DESTINATION_UNAVAILABLE;
            case SUBSCRIBER_BUSY, MEMORY_FULL, SYSTEM_FAILURE -> TEMPORARY_ERROR;
            default -> state == MessageState.EXPIRED ? TEMPORARY_ERROR : PERMANENT_ERROR;
        };
    }
}
