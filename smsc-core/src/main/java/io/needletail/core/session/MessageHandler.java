package io.needletail.core.session;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageRepair;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.address.AddressRewriter;
import io.needletail.core.address.AddressRules;
import io.needletail.core.protocol.InterfaceVersion;
import java.util.Objects;

/**
 * submit_sm and data_sm: window, fields, room for the answer, addresses, rate; then into the batch for the shard. The answer of an
 * admitted message is the shard's, any refusal is given here.
 */
final class MessageHandler implements PduHandler {
    private final ShardBatch batch;
    private final AnswerBudget budget;
    private final Admission admission;
    private final LoopMetrics metrics;
    private final SubmitPace pace;
    private final AddressRewriter addresses = new AddressRewriter();

    MessageHandler(LoopParts parts) {
        this.batch = parts.batch();
        this.budget = parts.budget();
        this.admission = parts.admission();
        this.metrics = parts.metrics();
        this.pace = new SubmitPace(metrics);
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        if (session.unbinding().isStarted()) {
            return refuse(session, frame, CommandStatus.RINVBNDSTS);
        }
        if (session.windowIsFull()) {
            admission.pauseForWindow(session);
            return false;
        }
        MessageView view = batch.nextView();
        int status = MessageScanner.scan(frame.bytes(), frame.start(), frame.length(), session.version(), view);
        if (status != CommandStatus.ROK && session.isLenient() && repair(session, frame, view)) {
            status = CommandStatus.ROK;
        }
        if (status != CommandStatus.ROK) {
            metrics.malformedMessages.increment();
            return refuse(session, frame, status);
        }
        int shard = ShardChoice.of(view, batch.shards());
        if (!budget.hasRoom(shard)) {
            admission.pauseForAnswers(session);
            return false;
        }
        AccountEntry account = Objects.requireNonNull(session.account(), "submit without a bind");
        AddressRules rules = account.addresses();
        if (rules != null) {
            int verdict = addresses.check(view, rules);
            if (verdict != CommandStatus.ROK) {
                return refuse(session, frame, verdict);
            }
        }
        if (account.isPaced()) {
            int verdict = pace.ask(session, account, view, admission.nowNanos());
            if (verdict == SubmitPace.WAIT) {
                admission.pauseForRate(session, pace.waitNanos());
                return false;
            }
            if (verdict != CommandStatus.ROK) {
                return refuse(session, frame, verdict);
            }
        }
        budget.take(shard);
        session.onAdmitted();
        batch.addSubmit(shard, frame.sequence());
        return true;
    }

    /** True if a sound message can be made of a wrong one; the view is over an array of its own then. */
    private boolean repair(SmppSession session, Frame frame, MessageView view) {
        byte[] made = MessageRepair.repair(frame.bytes(), frame.start(), frame.length(), session.version());
        if (made == null || MessageScanner.scan(made, 0, made.length, session.version(), view) != CommandStatus.ROK) {
            return false;
        }
        metrics.repaired.increment();
        return true;
    }

    private boolean refuse(SmppSession session, Frame frame, int wanted) {
        int status = InterfaceVersion.status(session.version(), wanted);
        metrics.submits(status).increment();
        session.output().header(frame.responseId(), status, frame.sequence());
        return true;
    }
}
