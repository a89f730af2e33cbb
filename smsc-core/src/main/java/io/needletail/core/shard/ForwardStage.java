package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.Lane;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.carrier.EarlyReceipts;
import io.needletail.core.carrier.ErrorAction;
import io.needletail.core.carrier.LinkSession;
import io.needletail.core.carrier.RetryDelays;
import io.needletail.core.pipeline.RequestWindow;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gets messages to carriers: queued in the lanes of a carrier, sent as its windows and its pace allow, handed over when it
 * has answered; what it refuses goes where its error table says. Shard thread only.
 */
final class ForwardStage {
    private static final byte[] NO_ID = new byte[0];
    private static final int PER_TURN = 1024;
    private static final int SWEPT_PER_RUN = 16_384;

    private final ShardState state;
    private final ForwardSender sender;
    private final HeldReceipts held;
    private final AttemptStage attempts;
    private final List<Carrier> carriers;
    private final Int2ObjectHashMap<LinkSession> sessions = new Int2ObjectHashMap<>();
    private final LaneSweep sweep;
    private int first;
    private boolean outboxFull;
    private boolean leftover;

    ForwardStage(ShardState state, StoredMessage stored, Routing routing, AttemptStage attempts, HeldReceipts held) {
        this.held = held;
        this.state = state;
        this.attempts = attempts;
        this.sender = new ForwardSender(state, stored, routing);
        this.carriers = state.targets.carriers();
        this.sweep = new LaneSweep(state, attempts);
    }

    void onBound(ShardEvent event) {
        Carrier carrier = state.targets.carrier(event.destination);
        if (carrier != null) {
            sessions.put(event.session, carrier.bind(event));
        }
    }

    /** The session is gone. What it has not answered is sent again: whether the carrier has it, nobody knows. */
    void onClosed(ShardEvent event) {
        LinkSession session = sessions.remove(event.session);
        if (session == null) {
            return;
        }
        session.carrier.unbind(session);
        int sequence = session.window.overdue(Long.MAX_VALUE);
        while (sequence != 0) {
            int entry = session.window.free(sequence);
            session.carrier.onReturned();
            session.carrier.metrics().interrupted.increment();
            attempts.reroute(entry);
            sequence = session.window.overdue(Long.MAX_VALUE);
        }
    }

    /** submit_sm_resp, or a generic_nack in its place. */
    void onAnswer(ShardEvent event) {
        LinkSession session = sessions.get(event.session);
        if (session == null) {
            return;
        }
        long sentMillis = session.window.sentAt(event.sequence);
        int entry = session.window.free(event.sequence);
        if (entry == RequestWindow.NOTHING) {
            return;
        }
        Carrier carrier = session.carrier;
        session.onAnswer();
        carrier.onReturned();
        carrier.onAnswered(sentMillis, state.steadyMillis);
        if (event.status == CommandStatus.ROK) {
            carrier.metrics().taken.increment();
            onTaken(entry, carrier, event);
        } else {
            refused(entry, carrier, carrier.config().outcomes().errors().ofStatus(event.status), event.status);
        }
    }

    /** Takes back what has waited too long for its answer, looks for expired messages. A few times a second. */
    void onTime() {
        for (Carrier carrier : carriers) {
            long sentBefore = state.steadyMillis - carrier.config().outcomes().responseTimeoutMillis();
            for (LinkSession session : carrier.sessions()) {
                expire(session, sentBefore);
            }
            carrier.onTime(state.steadyNanos);
        }
        sweep.run(SWEPT_PER_RUN);
    }

    /** Sends what may be sent, a bounded number each turn, carriers in turn. */
    void send() {
        if (carriers.isEmpty()) {
            return;
        }
        watchHealth();
        outboxFull = false;
        int budget = PER_TURN;
        int share = Math.max(32, PER_TURN / carriers.size());
        for (int i = 0; i < carriers.size() && budget > 0 && !outboxFull; i++) {
            Carrier carrier = carriers.get((first + i) % carriers.size());
            if (carrier.lanes().size() > 0) {
                budget -= serve(carrier, Math.min(budget, share));
            }
        }
        first++;
        leftover = sweep.isWalking();
    }

    /** Nanoseconds until there is something to send, as far as that depends on time. */
    long nanosToNext(long blockedNanos) {
        if (leftover) {
            return 0;
        }
        if (outboxFull) {
            return blockedNanos;
        }
        long least = Shard.NO_TURN_DUE;
        for (int i = 0; i < carriers.size(); i++) {
            least = Math.min(least, carriers.get(i).nanosUntilReady(state.steadyNanos));
        }
        return least;
    }

    /** A receipt has given the outcome of a message; the message waits for it. */
    void onReceipt(int entry, Carrier carrier, MessageState outcome, int networkError) {
        state.wheel.cancel(entry);
        carrier.metrics().awaitingReceipt.add(-1);
        carrier.metrics().receipts.increment();
        apply(entry, carrier, outcome, networkError);
    }

    /** The receipt has not come in time. */
    void onReceiptMissing(int entry) {
        Carrier carrier = state.targets.carrier(state.table.destination(entry));
        MessageState outcome = MessageState.UNKNOWN;
        if (carrier != null) {
            carrier.metrics().awaitingReceipt.add(-1);
            carrier.metrics().missingReceipts.increment();
            outcome = carrier.config().outcomes().whenReceiptMissing();
        }
        attempts.conclude(entry, outcome, 0);
    }

    /**
     * Recovery: a carrier has the message.
     *
     * @param early what the carrier had said of it before, if the end of that batch is lost; else null
     */
    void resume(int entry, EarlyReceipts.@Nullable Early early) {
        Carrier carrier = state.targets.carrier(state.table.destination(entry));
        if (carrier != null) {
            boolean hasId = state.table.upstream(entry) != carrier.responseId(NO_ID, 0, 0);
            MessageState whenAccepted = whenAccepted(carrier, hasId);
            if (whenAccepted != null) {
                attempts.conclude(entry, whenAccepted, 0);
                return;
            }
            if (early != null) {
                apply(entry, carrier, early.state(), early.networkError());
                return;
            }
            carrier.metrics().awaitingReceipt.increment();
        }
        state.table.phase(entry, Phase.AWAITING_RECEIPT);
        state.wheel.schedule(entry);
    }

    private int serve(Carrier carrier, int most) {
        int sent = 0;
        for (int looked = 0; looked < most; looked++) {
            Lane lane = carrier.ready(state.steadyNanos);
            if (lane == null) {
                return sent;
            }
            int entry = carrier.lanes().first(lane);
            if (state.table.expiryMillis(entry) <= state.nowMillis) {
                carrier.lanes().remove(entry, lane);
                attempts.conclude(entry, MessageState.EXPIRED, 0);
                continue;
            }
            send(entry, lane, carrier);
            if (outboxFull) {
                return sent;
            }
            sent++;
        }
        return sent;
    }

    private void send(int entry, Lane lane, Carrier carrier) {
        ForwardSender.Result result;
        try {
            result = sender.send(entry, carrier.session(lane));
        } catch (UnreadableMessageException e) {
            carrier.lanes().remove(entry, lane);
            state.giveUp(entry, e);
            return;
        }
        if (result == ForwardSender.Result.OUTBOX_FULL) {
            outboxFull = true;
            return;
        }
        carrier.lanes().remove(entry, lane);
        switch (result) {
            case SENT -> {
                state.table.phase(entry, Phase.PENDING);
                carrier.onSent(lane, state.steadyNanos);
            }
            case UNFIT -> {
                carrier.metrics().unfit.increment();
                attempts.elsewhere(entry, CommandStatus.RINVMSGLEN, RetryDelays.NONE);
            }
            default -> attempts.reroute(entry);
        }
    }

    private void onTaken(int entry, Carrier carrier, ShardEvent event) {
        CarrierConfig.Outcomes outcomes = carrier.config().outcomes();
        MessageState whenAccepted = whenAccepted(carrier, event.idLength() > 0);
        long id = carrier.responseId(event.id(), 0, event.idLength());
        handOver(entry, carrier, event, id, outcomes.receiptWaitMillis());
        if (whenAccepted != null) {
            attempts.conclude(entry, whenAccepted, 0);
            return;
        }
        HeldReceipts.Held waiting = held.take(id);
        if (waiting != null) {
            carrier.metrics().earlyReceipts.increment();
            carrier.metrics().receipts.increment();
            state.rememberUpstream(entry, id);
            apply(entry, carrier, waiting.outcome, waiting.networkError);
            held.answer(waiting);
            return;
        }
        EarlyReceipts.Early early = state.early.take(id, state.steadyMillis);
        if (early != null) {
            carrier.metrics().earlyReceipts.increment();
            carrier.metrics().receipts.increment();
            state.rememberUpstream(entry, id);
            apply(entry, carrier, early.state(), early.networkError());
            return;
        }
        state.rememberUpstream(entry, id);
        state.table.phase(entry, Phase.AWAITING_RECEIPT);
        carrier.metrics().awaitingReceipt.increment();
        state.wheel.schedule(entry);
    }

    /** A message that no receipt can be matched with ends when it is taken. */
    private static @Nullable MessageState whenAccepted(Carrier carrier, boolean hasId) {
        MessageState configured = carrier.config().outcomes().whenAccepted();
        return configured == null && !hasId ? MessageState.ACCEPTED : configured;
    }

    private void handOver(int entry, Carrier carrier, ShardEvent event, long id, long waitMillis) {
        MessageTable table = state.table;
        table.due(entry, Math.max(table.expiryMillis(entry), state.nowMillis + waitMillis));
        Fact fact = state.writer.fact(FactType.HANDED_OVER, table.id(entry), state.nowMillis);
        fact.dueMillis = table.due(entry);
        fact.attempts = table.attempts(entry);
        fact.upstream = id;
        fact.destination = carrier.nameBytes();
        fact.destinationLength = fact.destination.length;
        fact.pdu = event.id();
        fact.pduOffset = 0;
        fact.pduLength = event.idLength();
        state.writer.append(fact);
    }

    private void apply(int entry, Carrier carrier, MessageState outcome, int networkError) {
        if (outcome == MessageState.DELIVERED || outcome == MessageState.ACCEPTED) {
            attempts.conclude(entry, outcome, networkError);
        } else {
            refused(
                    entry,
                    carrier,
                    carrier.config().outcomes().errors().ofReceipt(outcome, networkError),
                    networkError);
        }
    }

    /** The message is in no queue, no window and no timer. */
    private void refused(int entry, Carrier carrier, ErrorAction action, int error) {
        switch (action.kind()) {
            case THROTTLE -> throttled(entry, carrier, error);
            case RETRY_HERE -> {
                carrier.metrics().retriedHere.increment();
                attempts.retryHere(entry, error, action.delaysMillis());
            }
            case RETRY_ELSEWHERE -> {
                carrier.metrics().retriedElsewhere.increment();
                attempts.elsewhere(entry, error, action.delaysMillis());
            }
            case FAIL -> {
                carrier.metrics().failed.increment();
                attempts.conclude(entry, action.state(), error);
            }
        }
    }

    /** Back to the front of its lane; what a receipt says is a failed attempt and must be in the journal. */
    private void throttled(int entry, Carrier carrier, int error) {
        carrier.onThrottled(state.steadyNanos);
        if (state.table.upstream(entry) != 0) {
            attempts.takeBack(entry, error);
        } else {
            state.table.phase(entry, Phase.LANE_QUEUED);
            carrier.lanes().giveBack(entry, state.table.lane(entry));
        }
    }

    private void expire(LinkSession session, long sentBefore) {
        int sequence = session.window.inFlight() == 0 ? 0 : session.window.overdue(sentBefore);
        while (sequence != 0) {
            int entry = session.window.free(sequence);
            Carrier carrier = session.carrier;
            carrier.onReturned();
            carrier.metrics().timeouts.increment();
            session.onTimeout(state.steadyMillis);
            refused(entry, carrier, carrier.config().outcomes().errors().ofTimeout(), CommandStatus.RX_T_APPN);
            sequence = session.window.overdue(sentBefore);
        }
    }

    /** When a carrier comes or goes, what waits at one that is down may find another. */
    private void watchHealth() {
        boolean turned = false;
        for (int i = 0; i < carriers.size(); i++) {
            turned |= carriers.get(i).hasTurned();
        }
        if (turned) {
            sweep.rehome();
        }
        sweep.step();
    }
}
