package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.protocol.CarrierStateTable;
import io.needletail.core.protocol.SessionState;
import io.needletail.core.protocol.SessionStateTable;

/** Which handler has which PDU: of an ESME, and of a carrier. */
final class LoopHandlers {
    private final LoopParts parts;
    private final DeliverSequence sequences;
    private final EnquireLinkHandler enquirer;
    private final UnbindHandler unbinder;

    LoopHandlers(LoopParts parts, DeliverSequence sequences, EnquireLinkHandler enquirer, UnbindHandler unbinder) {
        this.parts = parts;
        this.sequences = sequences;
        this.enquirer = enquirer;
        this.unbinder = unbinder;
    }

    /** What an ESME sends; its binds have a handler that comes later. */
    PduDispatcher ofEsme() {
        return new PduDispatcher(SessionStateTable::permit, parts.metrics())
                .with(new MessageHandler(parts), CommandId.SUBMIT_SM, CommandId.DATA_SM)
                .with(new MultiHandler(parts), CommandId.SUBMIT_MULTI)
                .with(new OperationHandler(parts), CommandId.QUERY_SM, CommandId.CANCEL_SM, CommandId.REPLACE_SM)
                .with(
                        new DeliverAnswerHandler(sequences, parts, this::onOwnNack),
                        CommandId.DELIVER_SM_RESP,
                        CommandId.DATA_SM_RESP,
                        CommandId.GENERIC_NACK)
                .with(enquirer, CommandId.ENQUIRE_LINK, CommandId.ENQUIRE_LINK_RESP)
                .with(unbinder, CommandId.UNBIND, CommandId.UNBIND_RESP);
    }

    /** What a carrier sends. */
    PduDispatcher ofCarrier(LinkBindHandler binder) {
        return new PduDispatcher(
                        (state, commandId, version) -> CarrierStateTable.permit(state, commandId), parts.metrics())
                .with(
                        binder,
                        CommandId.BIND_TRANSMITTER | CommandId.RESPONSE,
                        CommandId.BIND_RECEIVER | CommandId.RESPONSE,
                        CommandId.BIND_TRANSCEIVER | CommandId.RESPONSE)
                .with(
                        new SubmitAnswerHandler(
                                sequences, parts, (session, frame) -> onLinkNack(binder, session, frame)),
                        CommandId.SUBMIT_SM_RESP,
                        CommandId.DATA_SM_RESP,
                        CommandId.GENERIC_NACK)
                .with(new CarrierMessageHandler(parts), CommandId.DELIVER_SM, CommandId.DATA_SM)
                .with(enquirer, CommandId.ENQUIRE_LINK, CommandId.ENQUIRE_LINK_RESP)
                .with(unbinder, CommandId.UNBIND, CommandId.UNBIND_RESP)
                .with(LoopHandlers::ignore, CommandId.ALERT_NOTIFICATION, CommandId.OUTBIND);
    }

    private boolean onLinkNack(LinkBindHandler binder, SmppSession session, Frame frame) {
        return session.state() == SessionState.BINDING ? binder.handle(session, frame) : onOwnNack(session, frame);
    }

    private boolean onOwnNack(SmppSession session, Frame frame) {
        if (session.unbinding().isResponseAwaited()) {
            return unbinder.handle(session, frame);
        }
        session.times().enquiryNanos = SessionTimes.OFF;
        return true;
    }

    /** Neither has a response. */
    private static boolean ignore(SmppSession session, Frame frame) {
        LinkSide link = session.link();
        if (link != null) {
            link.metrics().ignored.increment();
        }
        return true;
    }
}
