package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.OperationScanner;
import io.needletail.api.pdu.OperationView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.protocol.MessageIdText;
import java.util.Arrays;
import java.util.Objects;

/**
 * query_sm, cancel_sm and replace_sm: window, fields, room for the answer; then into the batch for the shard that has the
 * message. The answer of an admitted one is the shard's, any refusal is given here.
 */
final class OperationHandler implements PduHandler {
    private static final int VERSION_34 = 0x34;

    private final LoopParts parts;
    private final OperationView view = new OperationView();

    OperationHandler(LoopParts parts) {
        this.parts = parts;
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
        byte[] bytes = frame.bytes();
        int start = frame.start();
        int length = frame.length();
        int status = OperationScanner.scan(bytes, start, length, session.version(), view);
        if (status != CommandStatus.ROK && session.isLenient()) {
            bytes = withNul(frame);
            start = 0;
            length = bytes.length;
            if (OperationScanner.scan(bytes, start, length, session.version(), view) == CommandStatus.ROK) {
                parts.metrics().repaired.increment();
                status = CommandStatus.ROK;
            }
        }
        if (status != CommandStatus.ROK) {
            parts.metrics().malformedMessages.increment();
            return refuse(session, frame, status);
        }
        int shard = shard(session);
        if (shard < 0) {
            return refuse(session, frame, CommandStatus.RINVMSGID);
        }
        if (!parts.budget().hasRoom(shard)) {
            parts.admission().pauseForAnswers(session);
            return false;
        }
        parts.budget().take(shard);
        session.onAdmitted();
        parts.batch().addOperation(shard, frame.sequence(), bytes, start, length);
        return true;
    }

    /** The PDU with one more NUL: that of a last field which ends where the PDU does. */
    private static byte[] withNul(Frame frame) {
        byte[] longer = Arrays.copyOfRange(frame.bytes(), frame.start(), frame.start() + frame.length() + 1);
        longer[frame.length()] = 0;
        Frame.putInt32(longer, 0, longer.length);
        return longer;
    }

    /** Ids tell their shard; a cancel_sm without an id is for the shard of its destination. Negative for no id of ours. */
    private int shard(SmppSession session) {
        int shards = parts.batch().shards();
        if (view.messageIdLength() == 0 && view.commandId() == CommandId.CANCEL_SM) {
            return ShardChoice.of(view.bytes(), view.destinationOffset(), view.destinationLength(), shards);
        }
        boolean shortId = session.version() < VERSION_34;
        AccountEntry account = Objects.requireNonNull(session.account(), "operation without a bind");
        long id = account.ids().parse(view.bytes(), view.messageIdOffset(), view.messageIdLength(), shortId);
        return id == MessageIdText.INVALID ? -1 : (int) (id % shards);
    }

    private boolean refuse(SmppSession session, Frame frame, int status) {
        session.output().refusal(frame.responseId(), status, frame.sequence());
        return true;
    }
}
