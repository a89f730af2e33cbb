package io.needletail.load.sink;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.protocol.DeliverSmEncoder;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.MessageIdText;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.Receipt;
import io.needletail.load.sink.account.MessageLog;
import io.needletail.load.sink.account.SinkCount;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.AscendingId;
import io.needletail.load.sink.plan.DeliverPlan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers submit_sm and data_sm and prepares the receipts they ask for. Nothing is allocated per message. In the event
 * loop.
 */
final class SubmitHandler {
    private static final int RECEIPT_BYTES = 512;
    /** For err: and network_error_code of a message that was not delivered. */
    private static final int NOT_DELIVERED_ERROR = 1;

    /** registered_delivery (3.4 section 5.2.17, v5.0 4.7.21). */
    private static final int RECEIPT_BITS = 3;

    private static final int ONLY_FAILURE = 2;
    private static final int ONLY_SUCCESS = 3;
    private static final int STATUS_OFFSET = 8;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SinkParts parts;
    private final AnswerPlan plan;
    private final DeliverPlan delivers;
    private final @Nullable MessageLog log;
    private final long answerDelayNanos;
    private final long receiptDelayNanos;
    private final AscendingId id;
    private final byte[] shortId = new byte[MessageIdText.MAX_LENGTH];
    private final MessageView view = new MessageView();
    private final Turn turn = new Turn();

    /** What belongs to the read and the message at hand. */
    private static final class Turn {
        private final Receipt receipt = new Receipt();
        private final PduBuffer encoded = new PduBuffer(RECEIPT_BYTES);
        private long nanos;
        private long millis;
        /** The id of the message at hand; of no length while it is refused. */
        private byte[] id = new byte[0];

        private int idLength;
    }

    SubmitHandler(SinkParts parts, @Nullable MessageLog log) {
        this.parts = parts;
        this.plan = parts.config().answers();
        this.delivers = parts.config().delivers();
        this.log = log;
        this.answerDelayNanos = plan.delay().toNanos();
        this.receiptDelayNanos = delivers.receiptDelay().toNanos();
        this.id = new AscendingId(plan.ids());
    }

    /** A read begins: all its messages came now. */
    void begin(long nowNanos) {
        turn.nanos = nowNanos;
        turn.millis = parts.clock().millis();
    }

    /** Handles one message that the session's state allows. */
    void handle(SinkSession session, byte[] bytes, int at, int length, int sequence) {
        turn.idLength = 0;
        int commandId = bytes[at + 6] == 0 ? CommandId.SUBMIT_SM : CommandId.DATA_SM;
        int status = MessageScanner.scan(bytes, at, length, session.version(), view);
        if (status == CommandStatus.ROK) {
            status = decide(session);
            if (log != null) {
                log.add(view, turn.id, turn.idLength, status);
            }
        }
        if (status == CommandStatus.ROK) {
            parts.counts().add(SinkCount.ACCEPTED);
        } else {
            parts.counts().refuse(status);
        }
        answer(session, commandId | CommandId.RESPONSE, status, sequence);
    }

    private int decide(SinkSession session) {
        if (!session.rate().take(turn.nanos)) {
            return CommandStatus.RTHROTTLED;
        }
        double share = plan.refusal().share();
        if (share > 0 && parts.dice().roll() < share) {
            return plan.refusal().status();
        }
        nextId(session);
        if (keepReceipt(session)) {
            return CommandStatus.ROK;
        }
        turn.idLength = 0;
        return CommandStatus.RMSGQFUL;
    }

    private void nextId(SinkSession session) {
        id.next();
        boolean shortForm = InterfaceVersion.needsShortId(session.version());
        turn.id = shortForm ? shortId : id.bytes();
        turn.idLength = shortForm ? MessageIdText.write(id.number(), true, shortId, 0) : id.length();
    }

    /** Puts the receipt, if one is wanted, where it waits; false when there is no room. */
    private boolean keepReceipt(SinkSession session) {
        int registered = view.registeredDelivery() & RECEIPT_BITS;
        if (registered == 0 || !delivers.receipts()) {
            return true;
        }
        MessageState state = delivers.states().next(parts.dice());
        boolean delivered = state == MessageState.DELIVERED;
        if (registered == ONLY_FAILURE && delivered || registered == ONLY_SUCCESS && !delivered) {
            return true;
        }
        long delay = answerDelayNanos + receiptDelayNanos;
        turn.receipt
                .id(turn.id, 0, turn.idLength)
                .outcome(state, delivered ? 0 : NOT_DELIVERED_ERROR)
                .dates(turn.millis, turn.millis + delay / NANOS_PER_MILLI);
        turn.encoded.clear();
        DeliverSmEncoder.receipt(view, turn.receipt, turn.encoded);
        TimedQueue queue = Objects.requireNonNull(session.account()).receipts();
        if (!queue.add(turn.nanos + delay, turn.encoded.bytes(), 0, turn.encoded.length())) {
            return false;
        }
        parts.counts().add(SinkCount.RECEIPTS_ASKED);
        return true;
    }

    /** An answer for which there is no room to wait goes at once. */
    private void answer(SinkSession session, int commandId, int status, int sequence) {
        PduBuffer out = parts.out();
        int header = out.begin(commandId, sequence);
        if (status == CommandStatus.ROK) {
            out.putString(turn.id, 0, turn.idLength);
        } else {
            out.setInt(header + STATUS_OFFSET, status);
        }
        out.end(header);
        if (answerDelayNanos > 0
                && session.delayed().add(turn.nanos + answerDelayNanos, out.bytes(), header, out.length() - header)) {
            out.truncate(header);
        }
    }
}
