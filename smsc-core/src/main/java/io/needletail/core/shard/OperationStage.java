package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.JournalException;
import io.needletail.api.message.MessageState;
import io.needletail.api.message.StoredState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.OperationScanner;
import io.needletail.api.pdu.OperationView;
import io.needletail.core.family.Family;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.QueryResponse;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * query_sm, cancel_sm and replace_sm on the real state of a message. What is answered is as durable as the journal promises:
 * an answer waits for every fact before it. Shard thread only.
 */
final class OperationStage {
    private static final int VERSION_34 = 0x34;
    private static final int VERSION_50 = 0x50;
    private static final int WALKED_PER_TURN = 2_048;
    private static final long[] NOTHING = new long[0];
    private static final long MILLIS_PER_SECOND = 1_000;

    private final ShardState state;
    private final StoredMessage stored;
    private final PendingAnswers answers;
    private final Detachment detachment;
    private final OutcomeStage outcomes;
    private final Replacement replacement;
    private final OperationView operation = new OperationView();
    private final MessageView original = new MessageView();
    private final StoredState ended = new StoredState();
    private final QueryResponse response = new QueryResponse();
    private final WaitingOperations waiting;
    private final ArrayDeque<CancelWalk> walks = new ArrayDeque<>();

    OperationStage(
            ShardState state,
            StoredMessage stored,
            PendingAnswers answers,
            Detachment detachment,
            OutcomeStage outcomes) {
        this.state = state;
        this.stored = stored;
        this.answers = answers;
        this.detachment = detachment;
        this.outcomes = outcomes;
        this.replacement = new Replacement(state);
        this.waiting = new WaitingOperations(answers);
    }

    /** A validated request that waits for its answer. */
    void accept(ShardEvent event) {
        if (OperationScanner.scan(event.pdu(), 0, event.pduLength(), VERSION_50, operation) != CommandStatus.ROK) {
            throw new IllegalStateException("an operation that was sound is not any more");
        }
        switch (operation.commandId()) {
            case CommandId.QUERY_SM -> query(event);
            case CommandId.CANCEL_SM -> cancel(event);
            default -> replace(event);
        }
    }

    /** The journal has failed, or the request did: nothing changes. */
    void refuse(ShardEvent event) {
        int commandId = OperationScanner.commandId(event.pdu());
        refuse(event, commandId, CommandStatus.RSYSERR);
    }

    /** Each turn, once answers are released: goes on with what had to wait, and with cancel_sm that name no message. */
    void run() {
        for (ShardEvent event = waiting.take(); event != null; event = waiting.take()) {
            try {
                accept(event);
            } catch (JournalException e) {
                refuse(event);
                throw e;
            }
        }
        int budget = WALKED_PER_TURN;
        while (budget > 0 && !walks.isEmpty() && !answers.isPending(walks.peek().batch)) {
            CancelWalk walk = walks.peek();
            budget -= step(walk, budget);
            if (walk.next >= state.table.span()) {
                walks.remove();
                answer(walk.origin, walk.found ? CommandStatus.ROK : CommandStatus.RCANCELFAIL);
            }
        }
    }

    /** True while {@link #run} has more to do. */
    boolean hasWork() {
        return waiting.isReady() || !walks.isEmpty() && !answers.isPending(walks.peek().batch);
    }

    /** The journal has failed: what has no answer yet is refused. */
    void close() {
        for (ShardEvent event = waiting.takeAny(); event != null; event = waiting.takeAny()) {
            refuse(event);
        }
        for (CancelWalk walk = walks.poll(); walk != null; walk = walks.poll()) {
            refuse(walk.origin, CommandStatus.RSYSERR);
        }
    }

    private void query(ShardEvent event) {
        long id = id(event);
        int entry = state.table.find(id);
        Family family = state.families.find(id);
        response.begin(event.sequence, operation);
        if (entry != MessageTable.NONE && isTheirs(entry, event)) {
            MessageState now = state.table.state(entry);
            boolean scheduled = event.version >= VERSION_50 && isScheduled(entry);
            response.state(scheduled ? MessageState.SCHEDULED : now, state.table.networkError(entry));
            if (now.isFinal()) {
                response.finalDate(finalMillis(entry, id));
            }
        } else if (family != null && isTheirs(family, event)) {
            response.state(family.state(), 0);
        } else if (entry == MessageTable.NONE && family == null && isRemembered(id, event)) {
            response.state(ended.state, ended.networkError);
            response.finalDate(ended.timeMillis);
        } else {
            refuse(event, CommandId.QUERY_SM, CommandStatus.RINVMSGID);
            return;
        }
        answers.addResponse(Origin.of(event, CommandId.QUERY_SM), response.end(), state.writer.lastBatch());
    }

    /** Nobody has seen it yet, and its time has not come: neither a pause between attempts nor a handset's delay counts. */
    private boolean isScheduled(int entry) {
        Phase phase = state.table.phase(entry);
        // Of a part that was held, the fact has the end of that; of what is on its way to the journal, perhaps another
        // time.
        boolean wasHeld = (stored.fact().flags & Fact.HELD) != 0;
        boolean isNew = phase == Phase.JOURNALING && !wasHeld;
        long schedule = wasHeld || isNew ? state.table.due(entry) : stored.fact().dueMillis;
        return (phase == Phase.WAITING || isNew) && state.table.attempts(entry) == 0 && schedule > state.nowMillis;
    }

    /** The same before and after the message has been forgotten: to the second. */
    private long finalMillis(int entry, long id) {
        boolean remembered = state.ports.states().find(id, state.nowMillis, ended);
        long millis = remembered ? ended.timeMillis : state.table.expiryMillis(entry);
        return millis - millis % MILLIS_PER_SECOND;
    }

    private void cancel(ShardEvent event) {
        if (operation.messageIdLength() == 0) {
            walks.add(new CancelWalk(event, state.highestId));
            return;
        }
        long id = id(event);
        Family family = state.families.find(id);
        if (family != null) {
            cancel(family, event);
            return;
        }
        int entry = state.table.find(id);
        if (mustWait(entry)) {
            waiting.add(event, state.writer.lastBatch());
        } else if (entry == MessageTable.NONE || !isTheirs(entry, event) || !isItsDestination()) {
            refuse(event, CommandId.CANCEL_SM, CommandStatus.RINVMSGID);
        } else if (delete(entry)) {
            answer(Origin.of(event, CommandId.CANCEL_SM), CommandStatus.ROK);
        } else {
            refuse(event, CommandId.CANCEL_SM, CommandStatus.RCANCELFAIL);
        }
    }

    /** All that may still be cancelled: those to the destination, if the request names one. */
    private void cancel(Family family, ShardEvent event) {
        int status = CommandStatus.RINVMSGID;
        for (long member : isTheirs(family, event) ? family.members().toLongArray() : NOTHING) {
            int entry = state.families.of(member) == family ? state.table.find(member) : MessageTable.NONE;
            if (entry != MessageTable.NONE && isTheirs(entry, event) && isItsDestination()) {
                boolean gone = delete(entry) || status == CommandStatus.ROK;
                status = gone ? CommandStatus.ROK : CommandStatus.RCANCELFAIL;
            }
        }
        Origin origin = Origin.of(event, CommandId.CANCEL_SM);
        answer(origin, status);
    }

    private boolean delete(int entry) {
        if (!detachment.detach(entry)) {
            return false;
        }
        state.metrics.cancelled.increment();
        outcomes.conclude(entry, MessageState.DELETED, 0);
        return true;
    }

    private void replace(ShardEvent event) {
        long id = id(event);
        Family family = state.families.find(id);
        if (family != null && isTheirs(family, event)) {
            refuse(event, CommandId.REPLACE_SM, CommandStatus.RREPLACEFAIL);
            return;
        }
        int entry = state.table.find(id);
        if (mustWait(entry)) {
            waiting.add(event, state.writer.lastBatch());
            return;
        }
        if (entry == MessageTable.NONE || !isTheirs(entry, event)) {
            refuse(event, CommandId.REPLACE_SM, CommandStatus.RINVMSGID);
            return;
        }
        // A part has no text of its own that could be another one.
        int status = state.table.phase(entry) == Phase.HELD
                ? CommandStatus.RREPLACEFAIL
                : replacement.prepare(entry, original, stored.fact(), operation);
        if (status == CommandStatus.ROK && !detachment.detach(entry)) {
            status = CommandStatus.RREPLACEFAIL;
        }
        if (status != CommandStatus.ROK) {
            refuse(event, CommandId.REPLACE_SM, status);
            return;
        }
        replacement.apply(entry);
        state.startOver(entry);
        state.metrics.replaced.increment();
        answers.add(Origin.of(event, CommandId.REPLACE_SM), entry, PendingAnswers.REROUTE, state.writer.openBatch());
    }

    /** Its last fact is on its way to the journal: what may be done with it shows when that is there. */
    private boolean mustWait(int entry) {
        return entry != MessageTable.NONE && state.table.phase(entry) == Phase.JOURNALING;
    }

    private long id(ShardEvent event) {
        boolean shortId = event.version < VERSION_34;
        return state.ports
                .accounts()
                .entry(event.account)
                .ids()
                .parse(operation.bytes(), operation.messageIdOffset(), operation.messageIdLength(), shortId);
    }

    /**
     * A message is its account's, and the source address must be the one it was submitted with (3.4 4.8, 4.9, 4.10). A copy
     * that the rules have made is the operator's.
     */
    private boolean isTheirs(int entry, ShardEvent event) {
        if (state.table.account(entry) != event.account || state.table.address(entry) < 0) {
            return false;
        }
        try {
            stored.load(entry, original);
        } catch (UnreadableMessageException e) {
            state.metrics.unreadable.increment();
            return false;
        }
        return !isCopy() && SourceHash.isSame(operation, original);
    }

    private boolean isCopy() {
        return (stored.fact().flags & Fact.PINNED) != 0;
    }

    private boolean isTheirs(Family family, ShardEvent event) {
        return family.account() == event.account
                && (operation.sourceLength() == 0 || family.source() == SourceHash.of(operation));
    }

    private boolean isItsDestination() {
        return operation.destinationLength() == 0
                || Arrays.equals(
                        operation.bytes(),
                        operation.destinationOffset(),
                        operation.destinationOffset() + operation.destinationLength(),
                        original.bytes(),
                        original.destinationOffset(),
                        original.destinationOffset() + original.destinationLength());
    }

    private boolean isRemembered(long id, ShardEvent event) {
        return state.ports.states().find(id, state.nowMillis, ended)
                && ended.account == state.ports.accounts().entry(event.account).hash()
                && (operation.sourceLength() == 0 || ended.source == SourceHash.of(operation));
    }

    private void answer(Origin origin, int status) {
        if (status == CommandStatus.ROK) {
            answers.add(origin, MessageTable.NONE, 0, state.writer.lastBatch());
        } else {
            refuse(origin, status);
        }
    }

    private void refuse(ShardEvent event, int commandId, int status) {
        refuse(Origin.of(event, commandId), status);
    }

    private void refuse(Origin origin, int status) {
        byte[] pdu = QueryResponse.refusal(origin.commandId(), status, origin.sequence());
        state.ports.outboxes().get(origin.loop()).respond(origin.session(), pdu, 0, pdu.length);
    }

    private int step(CancelWalk walk, int most) {
        MessageTable table = state.table;
        int looked = 0;
        while (looked < most && walk.next < table.span()) {
            int entry = walk.next;
            if (table.isLive(entry)
                    && table.account(entry) == walk.account
                    && table.id(entry) <= walk.highestId
                    && !table.state(entry).isFinal()) {
                if (mustWait(entry)) {
                    walk.batch = state.writer.lastBatch();
                    return most;
                }
                walk.found |= isMeant(entry, walk) && delete(entry);
            }
            walk.next++;
            looked++;
        }
        return looked;
    }

    /** Source, destination and, where one is given, service_type are the message's. */
    private boolean isMeant(int entry, CancelWalk walk) {
        OperationScanner.scan(walk.pdu, 0, walk.pdu.length, VERSION_50, operation);
        if (state.table.address(entry) < 0) {
            return false;
        }
        try {
            stored.load(entry, original);
        } catch (UnreadableMessageException e) {
            state.metrics.unreadable.increment();
            return false;
        }
        return operation.destinationLength() > 0
                && !isCopy()
                && SourceHash.isSame(operation, original)
                && isItsDestination()
                && isItsService();
    }

    private boolean isItsService() {
        return operation.serviceTypeLength() == 0
                || Arrays.equals(
                        operation.bytes(),
                        operation.serviceTypeOffset(),
                        operation.serviceTypeOffset() + operation.serviceTypeLength(),
                        original.bytes(),
                        original.serviceTypeOffset(),
                        original.serviceTypeOffset() + original.serviceTypeLength());
    }
}
