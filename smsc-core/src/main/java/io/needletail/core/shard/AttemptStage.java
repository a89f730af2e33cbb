package io.needletail.core.shard;

import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.core.address.AddressRewriter;
import io.needletail.core.address.AddressRules;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.RetryDelays;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives messages to destinations. Simulated ones are asked and answer: wait, retry, or a final state. For a carrier the
 * message joins a lane, for the sessions of an account their queue.
 */
final class AttemptStage {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptStage.class);
    /** Wait before a message is offered again to a destination that said "not now". */
    private static final long REFUSED_RETRY_MILLIS = 100;

    private static final int NO_ACCOUNT = -1;

    private final ShardState state;
    private final StoredMessage stored;
    private final Routing routing;
    private final ReceiptStage receipts;
    private final OutcomeStage outcomes;
    private final Attempt attempt = new Attempt(this::loadCurrent);
    private final AddressRewriter addresses = new AddressRewriter();
    private int current = MessageTable.NONE;

    AttemptStage(
            ShardState state, StoredMessage stored, Routing routing, ReceiptStage receipts, OutcomeStage outcomes) {
        this.state = state;
        this.stored = stored;
        this.routing = routing;
        this.receipts = receipts;
        this.outcomes = outcomes;
    }

    /**
     * A message has just been acknowledged: its first attempt, or its place in the schedule.
     *
     * @param destination number of the one that was chosen
     */
    void begin(int entry, int destination) {
        if (state.table.due(entry) > state.nowMillis) {
            outcomes.waitUntil(entry, state.table.due(entry));
            return;
        }
        ask(entry);
        try {
            give(entry, destination);
        } catch (UnreadableMessageException e) {
            state.giveUp(entry, e);
        }
    }

    /** A recovered message: due when the journal says, at once if that has passed. */
    void resume(int entry) {
        outcomes.waitUntil(entry, state.table.due(entry));
    }

    /** The timer of a message in phase WAITING or TIMED has fired. */
    void onTimer(int entry) {
        if (state.table.expiryMillis(entry) <= state.nowMillis) {
            conclude(entry, MessageState.EXPIRED, 0);
        } else if (state.table.phase(entry) == Phase.TIMED) {
            onTimed(entry);
        } else {
            reroute(entry);
        }
    }

    /**
     * Asks the router anew and gives the message to what is chosen now: where it was, if it may stay there. It is in no
     * queue and no timer.
     */
    void reroute(int entry) {
        ask(entry);
        try {
            int destination = pinned(entry);
            if (destination == MessageTable.NO_DESTINATION) {
                if (!askRouter(entry)) {
                    return;
                }
                destination = next(entry);
            }
            give(entry, destination);
        } catch (UnreadableMessageException e) {
            state.giveUp(entry, e);
        }
    }

    /**
     * A destination has refused a message, or not answered: on to the next of the plan that is up, or, with none left, a pause.
     *
     * @param delays waits of its own, may be empty
     */
    void elsewhere(int entry, int error, RetryDelays delays) {
        ask(entry);
        try {
            if (pinned(entry) != MessageTable.NO_DESTINATION) {
                outcomes.retry(entry, error, state.nowMillis + delayMillis(entry, 1, delays));
            } else if (askRouter(entry)) {
                tryNext(entry, error, delays);
            }
        } catch (UnreadableMessageException e) {
            state.giveUp(entry, e);
        }
    }

    /** The destination wants to see the message again, later. */
    void retryHere(int entry, int error, RetryDelays delays) {
        int failures = state.table.attempts(entry) + 1;
        long delay = delays.isEmpty() ? state.config.retries().delayMillis(failures) : delays.delayMillis(failures);
        outcomes.retry(entry, error, state.nowMillis + delay);
    }

    /** A carrier that was handed the message has not delivered it, and may try once more. */
    void takeBack(int entry, int error) {
        if ((state.table.marks(entry) & MessageTable.SINGLE_ATTEMPT) != 0) {
            conclude(entry, MessageState.UNDELIVERABLE, error);
            return;
        }
        outcomes.failed(entry, error, state.nowMillis);
        reroute(entry);
    }

    /** The connection broke before the answer: on to the next try, unless the message was to have just one. */
    void interrupted(int entry) {
        if ((state.table.marks(entry) & MessageTable.SINGLE_ATTEMPT) != 0) {
            conclude(entry, MessageState.UNKNOWN, 0);
        } else {
            reroute(entry);
        }
    }

    /** {@link OutcomeStage#conclude}. */
    void conclude(int entry, MessageState finalState, int networkError) {
        outcomes.conclude(entry, finalState, networkError);
    }

    private void tryNext(int entry, int error, RetryDelays delays) {
        MessageTable table = state.table;
        int tried = table.tried(entry) | routing.leavesOf(table.destination(entry));
        int next = routing.chooseUp(tried);
        if (next == Routing.NONE) {
            int leaves = routing.leaves();
            outcomes.retry(entry, error, state.nowMillis + delayMillis(entry, leaves, delays));
            table.tried(entry, 0);
            table.destination(entry, MessageTable.NO_DESTINATION);
        } else {
            outcomes.failed(entry, error, state.nowMillis);
            table.tried(entry, tried);
            give(entry, next);
        }
    }

    /** After a round of so many leaves. */
    private long delayMillis(int entry, int leaves, RetryDelays delays) {
        int rounds = Math.max(1, (state.table.attempts(entry) + 1) / leaves);
        return delays.isEmpty() ? state.config.retries().delayMillis(rounds) : delays.delayMillis(rounds);
    }

    private void onTimed(int entry) {
        int destination = state.table.destination(entry);
        Destination local = destination < 0 ? null : state.targets.local(destination);
        if (local == null) {
            reroute(entry);
            return;
        }
        ask(entry);
        try {
            consult(local, true);
            act(entry);
        } catch (UnreadableMessageException e) {
            state.giveUp(entry, e);
        }
    }

    /** False when the rules want no destination for the message any more; it has ended then. */
    private boolean askRouter(int entry) {
        routing.ask(
                attempt.message(),
                state.ports.accounts().entry(state.table.account(entry)),
                stored.bind(),
                state.table.id(entry));
        RouteDecision decision = routing.decision;
        switch (decision.kind()) {
            case FORWARD -> {
                state.table.lane(entry, routing.lane(attempt.message()));
                state.table.edited(entry, decision.edits() > 0);
                return true;
            }
            case REJECT -> conclude(entry, MessageState.REJECTED, decision.commandStatus());
            case DROP -> conclude(entry, decision.finalState(), 0);
        }
        return false;
    }

    /** Of the plan decided just now. */
    private int next(int entry) {
        MessageTable table = state.table;
        int tried = table.tried(entry);
        int destination = table.destination(entry);
        if (destination >= 0 && routing.mayStay(destination, tried)) {
            return destination;
        }
        int next = routing.chooseUp(tried);
        if (next == Routing.NONE) {
            // Rather one that was tried and is up than one that was not and is down.
            table.tried(entry, 0);
            next = routing.choose(0);
        }
        return next;
    }

    /** Where a pinned message must go; NO_DESTINATION for one that is routed. */
    private int pinned(int entry) {
        attempt.message();
        Fact fact = stored.fact();
        if ((fact.flags & Fact.PINNED) == 0) {
            return MessageTable.NO_DESTINATION;
        }
        state.table.lane(entry, io.needletail.api.route.Lane.BULK);
        return state.targets.number(
                new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1));
    }

    /** The current message goes to this destination. */
    private void give(int entry, int destination) {
        state.table.destination(entry, destination);
        Destination local = state.targets.local(destination);
        if (local != null) {
            consult(local, false);
            act(entry);
            return;
        }
        Carrier carrier = state.targets.carrier(destination);
        int account = carrier == null ? accountOf(destination) : NO_ACCOUNT;
        if (carrier != null) {
            state.table.phase(entry, Phase.LANE_QUEUED);
            carrier.lanes().add(entry, state.table.lane(entry));
        } else if (account >= 0) {
            receipts.queueDelivery(entry, account);
        } else {
            // A carrier of an earlier configuration: it may be there again.
            outcomes.waitUntil(entry, state.nowMillis + state.config.retries().delayMillis(1));
        }
    }

    private int accountOf(int destination) {
        if (!state.targets.isConversation(destination)) {
            return state.targets.account(destination);
        }
        routing.about(attempt.message());
        return routing.repliesTo();
    }

    /** A destination with a bug must not cost a message: what it throws counts as "not now". */
    private void consult(Destination destination, boolean concludes) {
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

    /** Destinations see the addresses that the account's rules make of it. */
    private void loadCurrent() {
        MessageView view = attempt.view();
        stored.load(current, view);
        AddressRules rules =
                state.ports.accounts().entry(state.table.account(current)).addresses();
        if (rules != null) {
            addresses.rewriteInPlace(view, rules);
        }
    }

    private void act(int entry) {
        switch (attempt.verdict()) {
            case DELIVERED, FAILED -> conclude(entry, attempt.state(), attempt.networkError());
            case RETRY ->
                outcomes.retry(
                        entry,
                        attempt.networkError(),
                        state.nowMillis + state.config.retries().delayMillis(state.table.attempts(entry) + 1));
            case TIMED -> {
                state.table.phase(entry, Phase.TIMED);
                outcomes.schedule(entry, state.nowMillis + attempt.delayMillis());
            }
            case PENDING -> state.table.phase(entry, Phase.PENDING);
            case REFUSED -> outcomes.waitUntil(entry, state.nowMillis + REFUSED_RETRY_MILLIS);
            case NONE -> throw new IllegalStateException("no destination was asked");
        }
    }
}
