package io.needletail.core.shard;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.OutcomeResponse;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.ArrayDeque;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Submits in transaction mode, whose answer waits for the outcome of their message: as many as windows admit, none longer
 * than configured. The answer is sent when the final fact is as durable as configured. Shard thread only.
 */
final class Transactions {
    /** Less than half of what the outbox of one event loop has room for. */
    private static final int MAX_WAITING = 20_000;

    private static final byte[] NO_ID = new byte[0];

    private final ShardState state;
    private final PendingAnswers answers;
    private final AnswerIds ids;
    private final OutcomeResponse response = new OutcomeResponse();
    private final Int2ObjectHashMap<Waiting> byEntry = new Int2ObjectHashMap<>();
    /** In the order of their ends, for all wait equally long. */
    private final ArrayDeque<Waiting> byAge = new ArrayDeque<>();

    private record Waiting(int entry, long id, Origin origin, int version, long dueMillis) {}

    Transactions(ShardState state, PendingAnswers answers) {
        this.state = state;
        this.answers = answers;
        this.ids = new AnswerIds(state);
    }

    /** The answer to the event waits; the message has this entry. */
    void add(ShardEvent event, int entry) {
        Waiting waiting = new Waiting(
                entry,
                state.table.id(entry),
                Origin.of(event, event.message().commandId()),
                event.version,
                state.steadyMillis + state.config.validity().transactionMillis());
        byEntry.put(entry, waiting);
        byAge.add(waiting);
    }

    /** False when so many wait that answers of others might not find room. */
    boolean hasRoom() {
        return byAge.size() < MAX_WAITING;
    }

    /** True while nobody waits: asked for each final state. */
    boolean isEmpty() {
        return byEntry.isEmpty();
    }

    /**
     * The final fact of a message is in the open batch; the message is still in the table.
     *
     * @param flagged whether a delivery pending flag was set
     */
    void concluded(int entry, MessageState outcome, int networkError, boolean flagged) {
        Waiting waiting = byEntry.remove(entry);
        if (waiting != null) {
            byAge.remove(waiting);
            answer(waiting, statusOf(outcome), outcome, networkError, flagged);
        }
    }

    /** Ends what has waited too long: what nobody has yet expires, what is on its way is answered without its outcome. */
    void onTime(Detachment detachment, OutcomeStage outcomes) {
        for (Waiting oldest = byAge.peek(); oldest != null && isOver(oldest); oldest = byAge.peek()) {
            byAge.remove();
            byEntry.remove(oldest.entry);
            state.metrics.transactionTimeouts.increment();
            int status = state.config.validity().transactionStatus();
            answer(oldest, status, MessageState.EXPIRED, 0, false);
            if (detachment.detach(oldest.entry)) {
                outcomes.conclude(oldest.entry, MessageState.EXPIRED, 0);
            }
        }
    }

    /** The journal has failed: no outcome can be promised any more. */
    void close() {
        for (Waiting waiting = byAge.poll(); waiting != null; waiting = byAge.poll()) {
            Origin origin = waiting.origin;
            int responseId = origin.commandId() | CommandId.RESPONSE;
            state.ports
                    .outboxes()
                    .get(origin.loop())
                    .answer(origin.session(), responseId, origin.sequence(), CommandStatus.RSYSERR, NO_ID, 0);
        }
        byEntry.clear();
    }

    private boolean isOver(Waiting waiting) {
        return waiting.dueMillis <= state.steadyMillis && state.table.phase(waiting.entry) != Phase.JOURNALING;
    }

    private void answer(Waiting waiting, int wanted, MessageState outcome, int networkError, boolean flagged) {
        int status = InterfaceVersion.status(waiting.version, wanted);
        int length = ids.write(waiting.entry);
        response.begin(waiting.origin.commandId(), waiting.origin.sequence(), status, waiting.version);
        response.id(ids.text, length);
        response.outcome(outcome, networkError);
        if ((state.table.marks(waiting.entry) & MessageTable.SETS_DPF) != 0) {
            response.dpf(flagged);
        }
        if (status == CommandStatus.ROK) {
            state.metrics.accepted.increment();
        }
        answers.addResponse(waiting.origin, response.end(), state.writer.lastBatch());
    }

    private static int statusOf(MessageState outcome) {
        boolean arrived = outcome == MessageState.DELIVERED || outcome == MessageState.ACCEPTED;
        return arrived ? CommandStatus.ROK : CommandStatus.RDELIVERYFAILURE;
    }
}
