package io.needletail.core.shard;

import io.needletail.api.message.MessageState;
import io.needletail.api.message.StoredState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.OperationScanner;
import io.needletail.api.pdu.OperationView;
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

    /** Each turn: goes on with cancel_sm that name no message. */
    void walk() {
        int budget = WALKED_PER_TURN;
        while (budget > 0 && !walks.isEmpty()) {
            CancelWalk walk = walks.peek();
            budget -= step(walk, budget);
            if (walk.next >= state.table.span()) {
                walks.remove();
                answer(walk.origin, walk.found ? CommandStatus.ROK : CommandStatus.RCANCELFAIL);
            }
        }
    }

    /** True while {@link #walk} has more to do. */
    boolean hasWork() {
        return !walks.isEmpty();
    }

    private void query(ShardEvent event) {
        long id = id(event);
        int entry = state.table.find(id);
        response.begin(event.sequence, operation);
        if (entry != MessageTable.NONE && isTheirs(entry, event)) {
            MessageState now = state.table.state(entry);
            boolean scheduled = !now.isFinal()
                    && event.version >= VERSION_50
                    && state.table.attempts(entry) == 0
                    && state.table.due(entry) > state.nowMillis;
            response.state(scheduled ? MessageState.SCHEDULED : now, state.table.networkError(entry));
            if (now.isFinal()) {
                response.finalDate(state.table.expiryMillis(entry));
            }
        } else if (entry == MessageTable.NONE && isRemembered(id, event)) {
            response.state(ended.state, ended.networkError);
            response.finalDate(ended.timeMillis);
        } else {
            refuse(event, CommandId.QUERY_SM, CommandStatus.RINVMSGID);
            return;
        }
        answers.addResponse(Origin.of(event, CommandId.QUERY_SM), response.end(), state.writer.lastBatch());
    }

    private void cancel(ShardEvent event) {
        if (operation.messageIdLength() == 0) {
            walks.add(new CancelWalk(event));
            return;
        }
        int entry = state.table.find(id(event));
        if (entry == MessageTable.NONE || !isTheirs(entry, event) || !isItsDestination()) {
            refuse(event, CommandId.CANCEL_SM, CommandStatus.RINVMSGID);
        } else if (delete(entry)) {
            answer(Origin.of(event, CommandId.CANCEL_SM), CommandStatus.ROK);
        } else {
            refuse(event, CommandId.CANCEL_SM, CommandStatus.RCANCELFAIL);
        }
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
        int entry = state.table.find(id(event));
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
        state.metrics.replaced.increment();
        answers.add(Origin.of(event, CommandId.REPLACE_SM), entry, PendingAnswers.REROUTE, state.writer.openBatch());
    }

    private long id(ShardEvent event) {
        boolean shortId = event.version < VERSION_34;
        return state.ports
                .accounts()
                .entry(event.account)
                .ids()
                .parse(operation.bytes(), operation.messageIdOffset(), operation.messageIdLength(), shortId);
    }

    /** A message is its account's, and the source address must be the one it was submitted with (3.4 4.8, 4.9, 4.10). */
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
        return SourceHash.isSame(operation, original);
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
            int entry = walk.next++;
            looked++;
            if (table.isLive(entry)
                    && table.account(entry) == walk.account
                    && !table.state(entry).isFinal()) {
                walk.found |= isMeant(entry, walk) && delete(entry);
            }
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

    /** A cancel_sm for all messages of an account between two addresses, on its way through the table. */
    private static final class CancelWalk {
        final Origin origin;
        final int account;
        final byte[] pdu;
        int next;
        boolean found;

        CancelWalk(ShardEvent event) {
            origin = Origin.of(event, CommandId.CANCEL_SM);
            account = event.account;
            pdu = Arrays.copyOf(event.pdu(), event.pduLength());
        }
    }
}
