package io.needletail.core.session;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import java.util.Objects;

/**
 * deliver_sm and data_sm from a carrier: as {@link MessageHandler} for submits, only that the shard is that of the source
 * address: for a receipt the number its message went to. The answer of an admitted message is the shard's.
 */
final class CarrierMessageHandler implements PduHandler {
    private static final byte[] NO_ID = new byte[0];

    private final ShardBatch batch;
    private final AnswerBudget budget;
    private final Admission admission;
    private final LoopMetrics metrics;

    CarrierMessageHandler(LoopParts parts) {
        this.batch = parts.batch();
        this.budget = parts.budget();
        this.admission = parts.admission();
        this.metrics = parts.metrics();
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        LinkMetrics link = Objects.requireNonNull(session.link()).metrics();
        if (session.unbinding().isStarted()) {
            // This side is leaving: the carrier keeps the message for the next session.
            return refuse(session, link, frame, CommandStatus.RX_T_APPN);
        }
        if (session.windowIsFull()) {
            admission.pauseForWindow(session);
            return false;
        }
        MessageView view = batch.nextView();
        int status = MessageScanner.scan(frame.bytes(), frame.start(), frame.length(), session.version(), view);
        if (status != CommandStatus.ROK) {
            metrics.malformedMessages.increment();
            return refuse(session, link, frame, status);
        }
        int shard = ShardChoice.ofSource(view, batch.shards());
        if (!budget.hasRoom(shard)) {
            admission.pauseForAnswers(session);
            return false;
        }
        link.delivers.increment();
        budget.take(shard);
        session.onAdmitted();
        batch.addSubmit(shard, frame.sequence());
        return true;
    }

    private static boolean refuse(SmppSession session, LinkMetrics link, Frame frame, int status) {
        link.delivers.increment();
        link.deliversRefused.increment();
        session.output().answer(frame.responseId(), status, frame.sequence(), NO_ID, 0);
        return true;
    }
}
