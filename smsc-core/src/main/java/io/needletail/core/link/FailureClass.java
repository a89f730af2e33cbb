package io.needletail.core.link;

import io.needletail.api.pdu.CommandStatus;

/** How long to wait after a bind was refused. */
enum FailureClass {
    /** The carrier is busy, or something is wrong with it: the usual waits. */
    USUAL,
    /** It believes we are bound already, which its own timers clear. */
    ALREADY_BOUND,
    /** It does not accept who we are: a person has to look. */
    CREDENTIALS;

    /** Of the command_status of a bind's answer. */
    static FailureClass of(int status) {
        return switch (status) {
            case CommandStatus.RINVPASWD, CommandStatus.RINVSYSID, CommandStatus.RBINDFAIL, CommandStatus.RINVSYSTYP ->
                CREDENTIALS;
            case CommandStatus.RALYBND -> ALREADY_BOUND;
            default -> USUAL;
        };
    }
}
