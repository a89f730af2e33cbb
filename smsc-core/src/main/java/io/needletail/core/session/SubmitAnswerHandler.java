package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.DeliverSequence;
import java.util.Objects;

/**
 * A carrier's submit_sm_resp, data_sm_resp and generic_nack: by its sequence_number an answer belongs to the shard that
 * sent the request, or to this loop. One that fits neither is dropped. The message_id is taken as far as it goes: to its
 * NUL, the end of the PDU, or {@value #MAX_ID} octets.
 */
final class SubmitAnswerHandler implements PduHandler {
    private static final int MAX_ID = 64;

    private final DeliverSequence sequences;
    private final ShardBatch batch;
    private final PduHandler ownRequests;
    private final LoopMetrics metrics;

    /** @param ownRequests handles a generic_nack to a request that the loop itself sent */
    SubmitAnswerHandler(DeliverSequence sequences, LoopParts parts, PduHandler ownRequests) {
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
        if (sequence > 0 && lane != DeliverSequence.loopLane() && session.isAnnounced()) {
            int status = nack && frame.status() == CommandStatus.ROK ? CommandStatus.RUNKNOWNERR : frame.status();
            Objects.requireNonNull(session.link()).onAnswer(status);
            int idAt = frame.start() + CommandId.HEADER_BYTES;
            batch.addSubmitAnswer(lane - 1, sequence, status, frame.bytes(), idAt, nack ? 0 : idLength(frame, idAt));
            return true;
        }
        if (nack && sequence > 0 && lane == DeliverSequence.loopLane()) {
            return ownRequests.handle(session, frame);
        }
        metrics.unknownResponses.increment();
        return true;
    }

    private static int idLength(Frame frame, int idAt) {
        int end = Math.min(frame.start() + frame.length(), idAt + MAX_ID);
        int at = idAt;
        while (at < end && frame.bytes()[at] != 0) {
            at++;
        }
        return at - idAt;
    }
}
