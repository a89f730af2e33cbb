package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.DeliverSequence;

/** enquire_link of either side (3.4 section 4.11). */
final class EnquireLinkHandler implements PduHandler {
    private final DeliverSequence sequences;
    private final LoopMetrics metrics;

    EnquireLinkHandler(DeliverSequence sequences, LoopMetrics metrics) {
        this.sequences = sequences;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        if (frame.commandId() == CommandId.ENQUIRE_LINK) {
            session.output().header(CommandId.ENQUIRE_LINK_RESP, CommandStatus.ROK, frame.sequence());
        } else if (session.times().enquiryNanos == SessionTimes.OFF) {
            metrics.unknownResponses.increment();
        } else {
            session.times().enquiryNanos = SessionTimes.OFF;
        }
        return true;
    }

    /** Asks the peer whether it is there. */
    void ask(SmppSession session, long nowNanos) {
        session.times().enquiryNanos = nowNanos;
        session.output().header(CommandId.ENQUIRE_LINK, CommandStatus.ROK, session.nextSequence(sequences));
        session.output().flush();
    }
}
