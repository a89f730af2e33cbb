package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.protocol.BindRequest;
import io.needletail.core.protocol.BindResponse;
import io.needletail.core.protocol.ControlPduCodec;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.SessionState;
import java.util.Objects;
import java.util.Optional;

/** Binds this side to a carrier: the request when connected, then the answer (3.4 section 4.1). */
final class LinkBindHandler implements PduHandler {
    private final LoopParts parts;
    private final DeliverSequence sequences;
    private final ControlPduCodec codec = new ControlPduCodec();

    LinkBindHandler(DeliverSequence sequences, LoopParts parts) {
        this.sequences = sequences;
        this.parts = parts;
    }

    /** The connection is there. With TLS the request waits in it for the handshake. */
    void ask(SmppSession session) {
        LinkSide link = link(session);
        BindRequest terms = link.terms().bind();
        byte[] request = codec.encodeBind(new BindRequest(
                terms.type(),
                terms.systemId(),
                terms.password(),
                terms.systemType(),
                terms.interfaceVersion(),
                terms.addrTon(),
                terms.addrNpi(),
                terms.addressRange(),
                session.nextSequence(sequences)));
        session.become(SessionState.BINDING);
        link.metrics().connects.increment();
        link.listener().onConnected();
        session.output().append(request, 0, request.length);
        session.output().flush();
    }

    /** The answer, or a generic_nack in its place. */
    @Override
    public boolean handle(SmppSession session, Frame frame) {
        int status = frame.status();
        if (frame.commandId() == CommandId.GENERIC_NACK && status == CommandStatus.ROK) {
            status = CommandStatus.RUNKNOWNERR;
        }
        if (status == CommandStatus.ROK) {
            onGranted(session, codec.decodeBindResponse(frame.bytes(), frame.start(), frame.length()));
        } else {
            onRefused(session, status);
        }
        return true;
    }

    /** Some carriers answer without a body; the bind counts all the same. */
    private void onGranted(SmppSession session, Optional<BindResponse> response) {
        LinkTerms terms = link(session).terms();
        int theirs = response.map(BindResponse::scInterfaceVersion).orElse(BindResponse.NO_VERSION);
        int version = theirs == BindResponse.NO_VERSION || !InterfaceVersion.isAccepted(theirs)
                ? terms.silentVersion()
                : terms.bind().agreedVersion(theirs);
        session.bindTo(terms.account(), version, terms.bind().type().boundState());
        terms.metrics().binds.increment();
        parts.announcer().announce(session);
        link(session)
                .listener()
                .onBound(
                        session.number(),
                        version,
                        response.map(BindResponse::systemId).orElse(""));
    }

    private void onRefused(SmppSession session, int status) {
        LinkSide link = link(session);
        link.metrics().bindsRefused(status).increment();
        link.listener().onBindRefused(status);
        parts.closer().close(session, CloseReason.BIND_REFUSED);
    }

    private static LinkSide link(SmppSession session) {
        return Objects.requireNonNull(session.link(), "not a link");
    }
}
