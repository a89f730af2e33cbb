package io.needletail.core.session;

import io.needletail.api.account.DistributionLists;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MultiScanner;
import io.needletail.api.pdu.MultiView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.family.Recipients;
import io.needletail.core.protocol.InterfaceVersion;
import java.util.Objects;

/**
 * submit_multi: window, fields, room for the answer, rate; then into the batch for the shard. All destinations are one shard's, that
 * of the first. The answer of an admitted one is the shard's, any refusal is given here.
 */
final class MultiHandler implements PduHandler {
    private final LoopParts parts;
    private final SubmitPace pace;
    private final MultiView view = new MultiView();

    MultiHandler(LoopParts parts) {
        this.parts = parts;
        this.pace = new SubmitPace(parts.metrics());
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        if (session.unbinding().isStarted()) {
            return refuse(session, frame, CommandStatus.RINVBNDSTS);
        }
        if (session.windowIsFull()) {
            parts.admission().pauseForWindow(session);
            return false;
        }
        int status = MultiScanner.scan(frame.bytes(), frame.start(), frame.length(), session.version(), view);
        if (status != CommandStatus.ROK) {
            parts.metrics().malformedMessages.increment();
            return refuse(session, frame, status);
        }
        AccountEntry account = Objects.requireNonNull(session.account(), "submit without a bind");
        DistributionLists lists = account.account().terms().lists();
        int recipients = Recipients.count(view, lists);
        if (recipients > Recipients.MOST) {
            return refuse(session, frame, CommandStatus.RINVNUMDESTS);
        }
        int shard = shard();
        if (!parts.budget().hasLongRoom(shard)) {
            parts.admission().pauseForAnswers(session);
            return false;
        }
        if (account.isPaced()) {
            int verdict = pace.ask(
                    session,
                    account,
                    view.message(),
                    recipients,
                    parts.admission().nowNanos());
            if (verdict == SubmitPace.WAIT) {
                parts.admission().pauseForRate(session, pace.waitNanos());
                return false;
            }
            if (verdict != CommandStatus.ROK) {
                return refuse(session, frame, verdict);
            }
        }
        parts.budget().takeLong(shard);
        session.onAdmitted();
        parts.batch().addOperation(shard, frame.sequence(), frame.bytes(), frame.start(), frame.length());
        return true;
    }

    /** That of the first destination. */
    private int shard() {
        view.rewind();
        view.next();
        return ShardChoice.of(
                view.message().bytes(),
                view.addressOffset(),
                view.addressLength(),
                parts.batch().shards());
    }

    private boolean refuse(SmppSession session, Frame frame, int wanted) {
        int status = InterfaceVersion.status(session.version(), wanted);
        parts.metrics().submits(status).increment();
        session.output().refusal(frame.responseId(), status, frame.sequence());
        return true;
    }
}
