package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;

/**
 * Which PDU an ESME may send in which state, and the status of the refusal (3.4 table 2-1, v5.0 2.4 and 2.8.2). The only
 * place that knows. Stateless: any thread.
 *
 * <pre>
 * from the ESME        OPEN        BOUND_TX    BOUND_RX    BOUND_TRX   BINDING, UNBOUND, CLOSED
 * bind_*               yes         RALYBND     RALYBND     RALYBND     RALYBND while BINDING, else RINVBNDSTS
 * submit_sm, query_sm, RINVBNDSTS  yes         RINVBNDSTS  yes         RINVBNDSTS
 * cancel_sm, replace_sm,
 * submit_multi
 * data_sm              RINVBNDSTS  yes         3.4 only    yes         RINVBNDSTS
 * broadcast_sm,        RINVBNDSTS  5.0 only    RINVBNDSTS  5.0 only    RINVBNDSTS
 * query_broadcast_sm,
 * cancel_broadcast_sm
 * deliver_sm           RINVBNDSTS in every state
 * enquire_link         yes         yes         yes         yes         yes while BINDING, else RINVBNDSTS
 * unbind               RINVBNDSTS  yes         yes         yes         RINVBNDSTS
 * deliver_sm_resp,     RINVBNDSTS  RINVBNDSTS  yes         yes         RINVBNDSTS
 * data_sm_resp
 * enquire_link_resp, unbind_resp, generic_nack: yes in every state
 * anything else        RINVCMDID in every state
 * </pre>
 *
 * A response that is not permitted is dropped and counted, never answered.
 */
public final class SessionStateTable {
    private SessionStateTable() {}

    /** {@link #permit(SessionState, int, int)} by the rules of SMPP 3.4. */
    public static int permit(SessionState state, int commandId) {
        return permit(state, commandId, InterfaceVersion.V34);
    }

    /**
     * Decides about one PDU from the peer.
     *
     * @param interfaceVersion the session's
     * @return {@link CommandStatus#ROK}, or the status to answer with, under {@link #answerId}
     */
    public static int permit(SessionState state, int commandId, int interfaceVersion) {
        return switch (commandId) {
            case CommandId.BIND_RECEIVER, CommandId.BIND_TRANSMITTER, CommandId.BIND_TRANSCEIVER -> permitBind(state);
            case CommandId.SUBMIT_SM,
                    CommandId.SUBMIT_MULTI,
                    CommandId.QUERY_SM,
                    CommandId.CANCEL_SM,
                    CommandId.REPLACE_SM -> okIf(state.maySubmit());
            case CommandId.DATA_SM ->
                okIf(state.maySubmit() || state == SessionState.BOUND_RX && interfaceVersion < InterfaceVersion.V50);
            case CommandId.BROADCAST_SM, CommandId.QUERY_BROADCAST_SM, CommandId.CANCEL_BROADCAST_SM ->
                state.isBound() && interfaceVersion < InterfaceVersion.V50
                        ? CommandStatus.RINVCMDID
                        : okIf(state.maySubmit());
            case CommandId.DELIVER_SM -> CommandStatus.RINVBNDSTS;
            case CommandId.ENQUIRE_LINK ->
                okIf(state.isBound() || state == SessionState.OPEN || state == SessionState.BINDING);
            case CommandId.UNBIND -> okIf(state.isBound());
            case CommandId.DELIVER_SM_RESP, CommandId.DATA_SM_RESP -> okIf(state.mayReceive());
            case CommandId.ENQUIRE_LINK_RESP, CommandId.UNBIND_RESP, CommandId.GENERIC_NACK -> CommandStatus.ROK;
            default -> CommandStatus.RINVCMDID;
        };
    }

    /**
     * The command_id that carries a refusal: the operation's own response (v5.0 2.8.2), or generic_nack where the
     * operation is not known.
     */
    public static int answerId(int commandId, int status) {
        return status == CommandStatus.RINVCMDID ? CommandId.GENERIC_NACK : commandId | CommandId.RESPONSE;
    }

    private static int permitBind(SessionState state) {
        if (state == SessionState.OPEN) {
            return CommandStatus.ROK;
        }
        boolean already = state.isBound() || state == SessionState.BINDING;
        return already ? CommandStatus.RALYBND : CommandStatus.RINVBNDSTS;
    }

    private static int okIf(boolean permitted) {
        return permitted ? CommandStatus.ROK : CommandStatus.RINVBNDSTS;
    }
}
