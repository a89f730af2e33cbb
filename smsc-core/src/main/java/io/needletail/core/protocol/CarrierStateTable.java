package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;

/**
 * Which PDU a message centre may send to us, its ESME, in which state (3.4 table 2-1), and the status of the refusal.
 * Stateless: any thread.
 *
 * <pre>
 * from the carrier     BINDING     BOUND_TX    BOUND_RX    BOUND_TRX   OPEN, UNBOUND, CLOSED
 * bind_*_resp          yes         dropped     dropped     dropped     dropped
 * submit_sm_resp       dropped     yes         dropped     yes         dropped
 * data_sm_resp         dropped     yes         yes         yes         dropped
 * deliver_sm, data_sm  RINVBNDSTS  RINVBNDSTS  yes         yes         RINVBNDSTS
 * enquire_link         yes         yes         yes         yes         RINVBNDSTS
 * unbind               RINVBNDSTS  yes         yes         yes         RINVBNDSTS
 * enquire_link_resp, unbind_resp, generic_nack, alert_notification, outbind: yes in every state
 * anything else        RINVCMDID in every state
 * </pre>
 *
 * A response that is not permitted is dropped and counted, never answered.
 */
public final class CarrierStateTable {
    private CarrierStateTable() {}

    /**
     * Decides about one PDU from the carrier.
     *
     * @return {@link CommandStatus#ROK}, or the status to answer with, under {@link SessionStateTable#answerId}
     */
    public static int permit(SessionState state, int commandId) {
        return switch (commandId) {
            case CommandId.BIND_RECEIVER | CommandId.RESPONSE,
                    CommandId.BIND_TRANSMITTER | CommandId.RESPONSE,
                    CommandId.BIND_TRANSCEIVER | CommandId.RESPONSE -> okIf(state == SessionState.BINDING);
            case CommandId.SUBMIT_SM_RESP -> okIf(state == SessionState.BOUND_TX || state == SessionState.BOUND_TRX);
            case CommandId.DATA_SM_RESP, CommandId.UNBIND -> okIf(state.isBound());
            case CommandId.DELIVER_SM, CommandId.DATA_SM -> okIf(state.mayReceive());
            case CommandId.ENQUIRE_LINK -> okIf(state.isBound() || state == SessionState.BINDING);
            case CommandId.ENQUIRE_LINK_RESP,
                    CommandId.UNBIND_RESP,
                    CommandId.GENERIC_NACK,
                    CommandId.ALERT_NOTIFICATION,
                    CommandId.OUTBIND -> CommandStatus.ROK;
            default -> CommandStatus.RINVCMDID;
        };
    }

    private static int okIf(boolean permitted) {
        return permitted ? CommandStatus.ROK : CommandStatus.RINVBNDSTS;
    }
}
