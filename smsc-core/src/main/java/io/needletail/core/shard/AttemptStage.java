package io.needletail.core.shard;

import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteQuery;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers messages to destinations and acts on what they say: wait, retry, or a final state. */
final class AttemptStage {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptStage.class);
    /** Wait before a message is offered again to a destination that said "not now". */
    private static final long REFUSED_RETRY_MILLIS = 100;

    private final ShardState state;
    private final StoredMessage stored;
    private final ReceiptStage receipts;
    private final Attempt attempt = new Attempt(this::loadCurrent);
    private final RouteQuery query = new RouteQuery();
    private final RouteDecision decision = new RouteDecision();
    private int current = MessageTable.NONE;

    AttemptStage(ShardState state, StoredMessage stored, ReceiptStage receipts) {
        this.state = state;
        this.stored = stored;
        this.receipts = receipts;
    }

    /** A message has just been acknowledged: its first attempt, or its place in the schedule. */
    void begin(int entry, int destination) {
        if (state.table.due(entry) > state.nowMillis) {
            waitUntil(entry, state.table.due(entry));
        } else {
            offer(entry, destination);
        }
    }

    /** A recovered message: due when the journal says, at once if that has passed. */
    void resume(int entry) {
        waitUntil(entry, state.table.due(entry));
    }

    /** The timer of a message in phase WAITING or TIMED has fired. */
    void onTimer(int entry) {
        if (state.table.expiryMillis(entry) <= state.nowMillis) {
            conclude(entry, MessageState.EXPIRED, 0);
        } else {
            try {
                route(entry, state.table.phase(entry) == Phase.TIMED);
            } catch (UnreadableMessageException e) {
                state.giveUp(entry, e);
            }
        }
    }

    private void route(int entry, boolean concludes) {
        ask(entry);
        query.message = attempt.message();
        query.account = state.ports.accounts().entry(state.table.account(entry)).account();
        query.nowMillis = state.nowMillis;
        state.ports.router().route(query, decision);
        if (decision.kind() == RouteDecision.Kind.FORWARD) {
            consult(Objects.requireNonNull(decision.plan()).destination(0), concludes);
            act(entry);
        } else {
            conclude(entry, MessageState.REJECTED, decision.commandStatus());
        }
    }

    private void offer(int entry, int destination) {
        ask(entry);
        try {
            consult(destination, false);
            act(entry);
        } catch (UnreadableMessageException e) {
            state.giveUp(entry, e);
        }
    }

    /** A destination with a bug must not cost a message: what it throws counts as "not now". */
    private void consult(int number, boolean concludes) {
        Destination destination = state.ports.destinations().get(number);
        try {
            if (concludes) {
                destination.conclude(attempt);
            } else {
                destination.offer(attempt);
            }
            if (attempt.verdict() == Attempt.Verdict.NONE) {
                throw new IllegalStateException("no verdict");
            }
        } catch (UnreadableMessageException e) {
            throw e;
        } catch (RuntimeException e) {
            state.metrics.failedEvents.increment();
            LOG.error("destination {} failed at message {}", destination.name(), attempt.id(), e);
            attempt.refuse();
        }
    }

    private void ask(int entry) {
        current = entry;
        attempt.ask(state.table.id(entry), state.table.attempts(entry) + 1, state.nowMillis);
    }

    private void loadCurrent() {
        stored.load(current, attempt.view());
    }

    private void act(int entry) {
        switch (attempt.verdict()) {
            case DELIVERED, FAILED -> conclude(entry, attempt.state(), attempt.networkError());
            case RETRY -> retry(entry);
            case TIMED -> {
                state.table.phase(entry, Phase.TIMED);
                schedule(entry, state.nowMillis + attempt.delayMillis());
            }
            case PENDING -> state.table.phase(entry, Phase.PENDING);
            case REFUSED -> waitUntil(entry, state.nowMillis + REFUSED_RETRY_MILLIS);
            case NONE -> throw new IllegalStateException("no destination was asked");
        }
    }

    private void retry(int entry) {
        MessageTable table = state.table;
        int failed = table.attempts(entry) + 1;
        long due = state.nowMillis + state.config.retries().delayMillis(failed);
        table.attempts(entry, failed);
        table.networkError(entry, attempt.networkError());
        Fact fact = state.writer.fact(FactType.ATTEMPTED, table.id(entry), state.nowMillis);
        fact.attempts = failed;
        fact.dueMillis = due;
        fact.networkError = attempt.networkError();
        state.writer.append(fact);
        state.metrics.retries.increment();
        if ((table.flags(entry) & MessageTable.RECEIPT_ON_RETRY) != 0) {
            receipts.notifyRetry(entry);
        }
        waitUntil(entry, due);
    }

    /** Records a final state: the receipt is queued if one is owed, else the message is forgotten. */
    void conclude(int entry, MessageState finalState, int networkError) {
        MessageTable table = state.table;
        int wanted = finalState == MessageState.DELIVERED || finalState == MessageState.ACCEPTED
                ? MessageTable.RECEIPT_ON_SUCCESS
                : MessageTable.RECEIPT_ON_FAILURE;
        boolean owed = (table.flags(entry) & wanted) != 0;
        Fact fact = state.writer.fact(FactType.FINAL, table.id(entry), state.nowMillis);
        fact.state = finalState;
        fact.networkError = networkError;
        fact.attempts = table.attempts(entry);
        fact.flags = owed ? Fact.RECEIPT_OWED : 0;
        state.writer.append(fact);
        state.metrics.finals(finalState).increment();
        if (owed) {
            table.state(entry, finalState);
            table.networkError(entry, networkError);
            table.attempts(entry, 0);
            table.expiryMillis(entry, state.nowMillis);
            receipts.queue(entry);
        } else {
            state.writer.forget(entry);
        }
    }

    private void waitUntil(int entry, long due) {
        state.table.phase(entry, Phase.WAITING);
        schedule(entry, due);
    }

    private void schedule(int entry, long due) {
        state.table.due(entry, Math.min(due, state.table.expiryMillis(entry)));
        state.wheel.schedule(entry);
    }
}
