package io.needletail.load.sink;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.BindOutcome;
import io.needletail.core.protocol.BindRequest;
import io.needletail.core.protocol.ControlPduCodec;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.ResponseEncoder;
import io.needletail.core.protocol.SessionState;
import io.needletail.core.protocol.SessionStateTable;
import io.needletail.load.sink.account.SinkCount;
import java.util.HashMap;
import java.util.Map;

/** Everything but messages: binds, unbind, enquire_link, answers to deliver_sm, and what is not allowed. In the event loop. */
final class SessionHandler {
    private static final String SYSTEM_ID = "sink";

    private final SinkParts parts;
    private final ControlPduCodec codec = new ControlPduCodec();
    private final Map<String, SinkAccount> accounts = new HashMap<>();

    SessionHandler(SinkParts parts) {
        this.parts = parts;
    }

    /** The accounts that have a session or receipts that wait. */
    Iterable<SinkAccount> accounts() {
        return accounts.values();
    }

    /** Handles one PDU that is no message in a state that allows it. */
    void handle(SinkSession session, byte[] bytes, int at, int length) {
        int commandId = int32(bytes, at + 4);
        int sequence = int32(bytes, at + 12);
        int status = SessionStateTable.permit(session.state(), commandId, session.version());
        if (status != CommandStatus.ROK) {
            refuse(commandId, status, sequence);
            return;
        }
        switch (commandId) {
            case CommandId.BIND_RECEIVER, CommandId.BIND_TRANSMITTER, CommandId.BIND_TRANSCEIVER ->
                bind(session, codec.decodeBind(bytes, at, length));
            case CommandId.ENQUIRE_LINK -> {
                parts.counts().add(SinkCount.ENQUIRE_LINKS);
                header(CommandId.ENQUIRE_LINK_RESP, CommandStatus.ROK, sequence);
            }
            case CommandId.UNBIND -> {
                parts.counts().add(SinkCount.UNBINDS);
                header(CommandId.UNBIND_RESP, CommandStatus.ROK, sequence);
                leave(session, SessionState.UNBOUND);
            }
            case CommandId.DELIVER_SM_RESP -> answered(session, int32(bytes, at + 8), sequence);
            default -> {
                if (CommandId.isResponse(commandId)) {
                    parts.counts().add(SinkCount.UNKNOWN_ANSWERS);
                } else {
                    // The server knows it, a sink does not.
                    refuse(commandId, CommandStatus.RINVCMDID, sequence);
                }
            }
        }
    }

    /** The session is over: nothing more goes to it, its account may go on without it. */
    void leave(SinkSession session, SessionState as) {
        SinkAccount account = session.account();
        if (account != null) {
            account.remove(session);
            if (account.isIdle()) {
                accounts.remove(account.systemId());
            }
        }
        session.end(as);
    }

    private void bind(SinkSession session, BindOutcome outcome) {
        if (outcome instanceof BindOutcome.Refused refused) {
            parts.counts().add(SinkCount.BINDS_REFUSED);
            header(refused.commandId(), refused.status(), refused.sequence());
        } else if (outcome instanceof BindOutcome.Sound sound) {
            bind(session, sound.request());
        }
    }

    private void bind(SinkSession session, BindRequest bind) {
        int status = parts.config().credentials().check(bind.systemId(), bind.password());
        if (status != CommandStatus.ROK) {
            parts.counts().add(SinkCount.BINDS_REFUSED);
            header(bind.type().commandId() | CommandId.RESPONSE, status, bind.sequence());
            return;
        }
        SinkAccount account = accounts.computeIfAbsent(
                bind.systemId(), systemId -> new SinkAccount(systemId, new TimedQueue(parts.waiting())));
        int version = bind.agreedVersion(InterfaceVersion.V50);
        session.bind(
                account,
                bind.type().boundState(),
                version,
                parts.config().delivers().window());
        account.add(session);
        parts.counts().add(SinkCount.BINDS);
        parts.out().putBytes(codec.encodeBindResponse(bind, SYSTEM_ID, InterfaceVersion.V50));
    }

    private void answered(SinkSession session, int status, int sequence) {
        DeliverWindow window = session.window();
        int kind = window == null ? DeliverWindow.UNKNOWN : window.close(sequence);
        boolean good = status == CommandStatus.ROK;
        parts.counts()
                .add(
                        switch (kind) {
                            case DeliverWindow.RECEIPT ->
                                good ? SinkCount.RECEIPTS_ANSWERED : SinkCount.RECEIPTS_REFUSED;
                            case DeliverWindow.MOBILE_ORIGINATED -> good ? SinkCount.MO_ANSWERED : SinkCount.MO_REFUSED;
                            default -> SinkCount.UNKNOWN_ANSWERS;
                        });
    }

    /** A response that is not allowed is dropped, never answered. */
    private void refuse(int commandId, int status, int sequence) {
        parts.counts().add(SinkCount.PROTOCOL_ERRORS);
        if (!CommandId.isResponse(commandId)) {
            header(SessionStateTable.answerId(commandId, status), status, sequence);
        }
    }

    private void header(int commandId, int status, int sequence) {
        int at = parts.out().reserve(CommandId.HEADER_BYTES);
        ResponseEncoder.header(parts.out().bytes(), at, commandId, status, sequence);
    }

    static int int32(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }
}
