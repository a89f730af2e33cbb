package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.DeliverSequence;

/**
 * deliver_sm_resp, data_sm_resp and generic_nack: by its sequence_number an answer belongs to the shard that sent the
 * request, or to this loop. One that fits neither is dropped.
 */
final class DeliverAnswerHandler implements PduHandler {
    private final DeliverSequence sequences;
    private final ShardBatch batch;
    private final PduHandler ownRequests;
    private final LoopMetrics metrics;

    /** @param ownRequests handles a generic_nack to a request that the loop itself sent */
    DeliverAnswerHandler(DeliverSequence sequences, LoopParts parts, PduHandler ownRequests) {
        this.sequences = sequences;
        this.batch = parts.batch();
        this.ownRequests = ownRequests;
        this.metrics = parts.metrics();
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        int sequence = frame.sequence();
        int lane = sequences.laneOf(sequence);
        boolean nack = frame.commandId() == CommandId.GENERIC_NACK;
        if (lane != DeliverSequence.loopLane() && sequence > 0 && session.isAnnounced()) {
            int status = frame.status();
            boolean positiveNack = nack && status == CommandStatus.ROK;
            batch.addAnswer(lane - 1, frame.commandId(), sequence, positiveNack ? CommandStatus.RUNKNOWNERR : status);
            metrics.deliverAnswers.increment();
            return true;
        }
        if (nack && lane == DeliverSequence.loopLane() && sequence != 0) {
            return ownRequests.handle(session, frame);
        }
        metrics.unknownResponses.increment();
        return true;
    }
}
