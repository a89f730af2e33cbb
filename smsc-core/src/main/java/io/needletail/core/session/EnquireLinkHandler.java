package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.DeliverSequence;

/** enquire_link of either side (3.4 section 4.11). */
final class EnquireLinkHandler implements PduHandler {
    private final DeliverSequence sequences;
    private final LoopMetrics metrics;
    private final ShardBatch batch;

    EnquireLinkHandler(DeliverSequence sequences, LoopMetrics metrics, ShardBatch batch) {
        this.sequences = sequences;
        this.metrics = metrics;
        this.batch = batch;
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        if (frame.commandId() == CommandId.ENQUIRE_LINK) {
            answer(session, frame.sequence());
        } else if (session.times().enquiryNanos == SessionTimes.OFF) {
            metrics.unknownResponses.increment();
        } else {
            session.times().enquiryNanos = SessionTimes.OFF;
        }
        return true;
    }

    private void answer(SmppSession session, int sequence) {
        if (session.link() == null && CongestionState.isFor(session)) {
            int state = CongestionState.of(session, batch.fullestRingPercent());
            session.output().enquireLinkResponse(sequence, state);
        } else {
            session.output().header(CommandId.ENQUIRE_LINK_RESP, CommandStatus.ROK, sequence);
        }
    }

    /** Asks the peer whether it is there. */
    void ask(SmppSession session, long nowNanos) {
        session.times().enquiryNanos = nowNanos;
        session.output().header(CommandId.ENQUIRE_LINK, CommandStatus.ROK, session.nextSequence(sequences));
        session.output().flush();
    }
}
