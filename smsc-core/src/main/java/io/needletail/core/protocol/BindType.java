package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;

/** The three ways to bind (3.4 section 4.1). */
public enum BindType {
    TRANSMITTER(CommandId.BIND_TRANSMITTER, SessionState.BOUND_TX),
    RECEIVER(CommandId.BIND_RECEIVER, SessionState.BOUND_RX),
    TRANSCEIVER(CommandId.BIND_TRANSCEIVER, SessionState.BOUND_TRX);

    private final int commandId;
    private final SessionState boundState;

    BindType(int commandId, SessionState boundState) {
        this.commandId = commandId;
        this.boundState = boundState;
    }

    /** command_id of the request. */
    public int commandId() {
        return commandId;
    }

    /** The state after a bind of this type was granted. */
    public SessionState boundState() {
        return boundState;
    }

    /** True for the command_id of one of the three requests. */
    public static boolean isBind(int commandId) {
        return commandId == CommandId.BIND_TRANSMITTER
                || commandId == CommandId.BIND_RECEIVER
                || commandId == CommandId.BIND_TRANSCEIVER;
    }

    /**
     * The type of a request's or a response's command_id.
     *
     * @throws IllegalArgumentException if it is none of a bind
     */
    public static BindType of(int commandId) {
        return switch (commandId & ~CommandId.RESPONSE) {
            case CommandId.BIND_TRANSMITTER -> TRANSMITTER;
            case CommandId.BIND_RECEIVER -> RECEIVER;
            case CommandId.BIND_TRANSCEIVER -> TRANSCEIVER;
            default ->
                throw new IllegalArgumentException("command_id 0x" + Integer.toHexString(commandId) + " is no bind");
        };
    }
}
