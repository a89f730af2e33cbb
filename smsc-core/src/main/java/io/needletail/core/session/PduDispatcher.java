package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.SessionState;
import io.needletail.core.protocol.SessionStateTable;
import java.util.Arrays;

/**
 * From command_id to handler, behind one gate that knows the states. What the state does not allow is
 * answered here; a response that is not expected is dropped.
 */
final class PduDispatcher {
    private static final int IDS = 0x200;

    private final PduHandler[] requests = new PduHandler[IDS];
    private final PduHandler[] responses = new PduHandler[IDS];
    private final Gate gate;
    private final LoopMetrics metrics;

    /** Whether a PDU is allowed: the status of the refusal, or ROK. */
    @FunctionalInterface
    interface Gate {
        int permit(SessionState state, int commandId, int interfaceVersion);
    }

    PduDispatcher(Gate gate, LoopMetrics metrics) {
        this.gate = gate;
        this.metrics = metrics;
        Arrays.fill(requests, (PduHandler) this::refuseUnknown);
        Arrays.fill(responses, (PduHandler) this::drop);
    }

    /** Names the handler of these commands. */
    PduDispatcher with(PduHandler handler, int... commandIds) {
        for (int commandId : commandIds) {
            PduHandler[] table = CommandId.isResponse(commandId) ? responses : requests;
            table[commandId & ~CommandId.RESPONSE] = handler;
        }
        return this;
    }

    /** {@link PduHandler#handle} for any PDU. */
    boolean dispatch(SmppSession session, Frame frame) {
        int commandId = frame.commandId();
        int status = gate.permit(session.state(), commandId, session.version());
        if (status != CommandStatus.ROK) {
            return refuse(session, frame, commandId, status);
        }
        int index = commandId & ~CommandId.RESPONSE;
        if (index >= IDS) {
            return CommandId.isResponse(commandId) ? drop(session, frame) : refuseUnknown(session, frame);
        }
        return (CommandId.isResponse(commandId) ? responses : requests)[index].handle(session, frame);
    }

    private boolean refuse(SmppSession session, Frame frame, int commandId, int status) {
        if (CommandId.isResponse(commandId)) {
            return drop(session, frame);
        }
        if (status == CommandStatus.RINVCMDID) {
            return refuseUnknown(session, frame);
        }
        metrics.stateRefusals.increment();
        if (session.link() == null && (commandId == CommandId.SUBMIT_SM || commandId == CommandId.DATA_SM)) {
            metrics.submits(status).increment();
        }
        session.output().refusal(SessionStateTable.answerId(commandId, status), status, frame.sequence());
        return true;
    }

    private boolean refuseUnknown(SmppSession session, Frame frame) {
        metrics.unknownCommands.increment();
        session.output().header(CommandId.GENERIC_NACK, CommandStatus.RINVCMDID, frame.sequence());
        return true;
    }

    private boolean drop(SmppSession session, Frame frame) {
        metrics.unknownResponses.increment();
        return true;
    }
}
