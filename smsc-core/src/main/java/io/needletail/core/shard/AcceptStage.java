package io.needletail.core.shard;

import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.message.IdSource;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.Lane;
import io.needletail.api.route.RouteDecision;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.table.MessageTable;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes a submit: route, times, id, journal, table. Its answer waits in {@link PendingAnswers} for the journal. */
final class AcceptStage {
    private static final int FINAL_RECEIPT = 0x03;
    private static final int ON_SUCCESS_OR_FAILURE = 1;
    private static final int ON_FAILURE = 2;
    private static final int INTERMEDIATE = 0x10;
    private static final int VERSION_34 = 0x34;

    private static final byte[] NO_ID = new byte[0];

    private final ShardState state;
    private final PendingAnswers answers;
    private final Routing routing;
    private final ReplaceStage replaces;
    private final SplitStage split;
    private final MessageModes modes;
    private final MessageTimes times;
    private boolean single;
    private int destination;

    AcceptStage(ShardState state, PendingAnswers answers, Routing routing, ReplaceStage replaces) {
        this.replaces = replaces;
        this.split = new SplitStage(state, new FamilyStage(state, answers, this, routing), routing);
        this.state = state;
        this.routing = routing;
        this.answers = answers;
        this.modes = new MessageModes(state, answers);
        this.times = new MessageTimes(state);
    }

    /** Of an ESME. */
    void accept(ShardEvent event) {
        accept(event, null);
    }

    /** @param carrier that a mobile-originated message comes from, else null */
    void accept(ShardEvent event, @Nullable Carrier carrier) {
        MessageView message = event.message();
        AccountEntry account = state.ports.accounts().entry(event.account);
        single = carrier == null && MessageModes.isSingleAttempt(message);
        int status = single ? times.ofSingleAttempt(message, account) : times.ofSubmit(message, account);
        if (status != CommandStatus.ROK) {
            state.metrics.refusedForTime.increment();
            refuse(event, status);
            return;
        }
        if (!single && carrier == null && becomesOther(event, account)) {
            return;
        }
        boolean room = hasRoom() && (!single || state.transactions.hasRoom());
        long id = room ? state.ports.ids().next() : IdSource.EXHAUSTED;
        if (id == IdSource.EXHAUSTED) {
            state.metrics.refusedFull.increment();
            refuse(event, fullStatus());
            return;
        }
        routing.ask(message, account, event.bind, id);
        RouteDecision decision = routing.decision;
        state.metrics.ruleHit(decision.rule());
        if (decision.kind() == RouteDecision.Kind.REJECT) {
            state.metrics.refusedByRoute.increment();
            refuse(event, decision.commandStatus());
            return;
        }
        accept(event, account, id, carrier);
    }

    /**
     * Takes a part that is to wait for the others of its message: journal and table, no route yet.
     *
     * @param deadlineMillis when it does not wait any longer
     * @param wanted {@link Fact#RECEIPT_EACH}, {@link Fact#ALL_OR_NONE}
     * @return its entry, or NONE for one that was refused
     */
    int hold(ShardEvent event, AccountEntry account, long deadlineMillis, int wanted) {
        int status = timesOf(event.message(), account);
        if (status != CommandStatus.ROK) {
            state.metrics.refusedForTime.increment();
            refuse(event, status);
            return MessageTable.NONE;
        }
        long id = hasRoom() ? state.ports.ids().next() : IdSource.EXHAUSTED;
        if (id == IdSource.EXHAUSTED) {
            state.metrics.refusedFull.increment();
            refuse(event, fullStatus());
            return MessageTable.NONE;
        }
        times.dueMillis = deadlineMillis;
        int entry = store(event, event.message(), account, id, Fact.HELD, wanted);
        answers.add(event, entry, PendingAnswers.HOLD, state.writer.lastBatch());
        return entry;
    }

    /** True if it was taken as several messages, or in place of one that waits. */
    private boolean becomesOther(ShardEvent event, AccountEntry account) {
        LongMessageTerms longMessages = account.splitting();
        return longMessages != null && split.take(event, account, longMessages, this)
                || event.message().replaceIfPresent() != 0 && replaces.take(event, account, this);
    }

    private void accept(ShardEvent event, AccountEntry account, long id, @Nullable Carrier carrier) {
        int entry = keep(event, event.message(), account, id, 0);
        if (replaces.isInUse()) {
            replaces.add(account, event.message(), id);
        }
        // Last: what fails before this is refused by the caller, and must not be answered twice.
        if (single) {
            modes.accepted(event, entry, destination);
        } else if (carrier == null || carrier.config().passBackMillis() == 0) {
            answers.add(event, entry, destination, state.writer.lastBatch());
        } else {
            answers.addUnanswered(entry, destination, event.arrivedNanos, state.writer.lastBatch());
            state.passbacks.add(event, entry, carrier);
        }
    }

    /**
     * Takes a message that was just decided about, into table and journal; its answer is the caller's.
     *
     * @param event that it came with, as itself or as part of something larger
     * @param factFlags beside the usual ones
     * @return its entry; {@link #destination} says where it goes
     */
    int keep(ShardEvent event, MessageView message, AccountEntry account, long id, int factFlags) {
        RouteDecision decision = routing.decision;
        times.limit(decision.validityMillis());
        int entry = store(event, message, account, id, factFlags, 0);
        state.table.routed(entry, routing.lane(message), decision.edits() > 0);
        destination = decision.kind() == RouteDecision.Kind.FORWARD ? routing.choose(0) : dropped(decision);
        if (state.config.tracesDecisions()) {
            trace(id, destination, state.table.lane(entry));
        }
        for (int i = 0; i < decision.copies(); i++) {
            copy(event, message, account, routing.choose(decision.copy(i), 0));
        }
        return entry;
    }

    private static int dropped(RouteDecision decision) {
        boolean rejected = decision.kind() == RouteDecision.Kind.REJECT;
        return PendingAnswers.drop(rejected ? MessageState.REJECTED : decision.finalState());
    }

    /** Where the message kept last goes: a number, or what {@link PendingAnswers#drop} says. */
    int destination() {
        return destination;
    }

    /** A message of its own without a receipt, for one destination and nowhere else; none when there is no room. */
    private void copy(ShardEvent event, MessageView message, AccountEntry account, int to) {
        long id = hasRoom() ? state.ports.ids().next() : IdSource.EXHAUSTED;
        if (id == IdSource.EXHAUSTED) {
            state.metrics.copiesLost.increment();
            return;
        }
        state.metrics.copies.increment();
        int entry = state.insert(id, account.index(), 0, times.dueMillis, times.expiryMillis);
        Fact fact = fact(FactType.ACCEPTED, event, message, account, id);
        fact.flags |= Fact.PINNED;
        fact.destination = state.targets.name(to).getBytes(StandardCharsets.ISO_8859_1);
        fact.destinationLength = fact.destination.length;
        state.writer.append(fact, entry);
        state.table.lane(entry, Lane.BULK);
        answers.addUnanswered(entry, to, event.arrivedNanos, state.writer.openBatch());
    }

    private void trace(long id, int to, Lane lane) {
        Fact fact = state.writer.fact(FactType.DECIDED, id, state.nowMillis);
        fact.flags = to < 0 ? Fact.NOT_FORWARDED : lane.code() << Fact.LANE_SHIFT;
        if (to >= 0) {
            fact.destination = state.targets.name(to).getBytes(StandardCharsets.ISO_8859_1);
            fact.destinationLength = fact.destination.length;
        }
        fact.pdu = state.ports.names().rules().name(routing.decision.rule()).getBytes(StandardCharsets.UTF_8);
        fact.pduOffset = 0;
        fact.pduLength = fact.pdu.length;
        state.writer.append(fact);
    }

    /** Answers at once: nothing of the submit is kept. */
    void refuse(ShardEvent event, int status) {
        int response = event.message().commandId() | CommandId.RESPONSE;
        int known = InterfaceVersion.status(event.version, status);
        state.ports.outboxes().get(event.loop).answer(event.session, response, event.sequence, known, NO_ID, 0);
    }

    private boolean hasRoom() {
        return hasRoom(1);
    }

    /** True while so many messages more may be taken. */
    boolean hasRoom(int messages) {
        return state.table.size() <= state.config.maxMessages() - messages && state.acceptsMessages;
    }

    /** What a request is refused with when there is no room. */
    int fullStatus() {
        return state.ports.journal().health() instanceof JournalHealth.Failed
                ? CommandStatus.RSYSERR
                : ShardConfig.FULL_STATUS;
    }

    /** Times of the next message to keep, which is stored and forwarded: ESME_ROK, or what is wrong with them. */
    int timesOf(MessageView message, AccountEntry account) {
        single = false;
        return times.ofSubmit(message, account);
    }

    /** @param wanted of a part that is to be held, else 0 */
    private int store(ShardEvent event, MessageView message, AccountEntry account, long id, int factFlags, int wanted) {
        int tableFlags = event.version < VERSION_34 ? MessageTable.SHORT_ID : 0;
        int registered = single ? 0 : registered(message, account);
        int entry = state.insert(
                id, account.index(), tableFlags | receiptFlags(registered), times.dueMillis, times.expiryMillis);
        Fact fact = fact(FactType.ACCEPTED, event, message, account, id);
        int modeFlags = MessageModes.flags(message, single);
        if (modeFlags != 0) {
            fact.flags |= modeFlags;
            state.mark(entry, modeFlags);
        }
        fact.flags |= factFlags
                | (registered & Fact.REGISTERED_MASK) << Fact.REGISTERED_SHIFT
                | (tableFlags != 0 ? Fact.SHORT_ID : 0);
        fact.attempts = wanted;
        state.writer.append(fact, entry);
        state.ports.states().accepted(id, account.hash(), SourceHash.of(message));
        return entry;
    }

    /** registered_delivery, 0 where nobody asks. */
    static int registered(MessageView message, AccountEntry account) {
        boolean nobodyAsks = account.isCarrier() || MessageModes.isDatagram(message);
        return nobodyAsks ? 0 : message.registeredDelivery();
    }

    /** What a rule allows at most; 0 is no limit. */
    void limit(long longestMillis) {
        times.limit(longestMillis);
    }

    /** When the message with the {@link #timesOf} asked last is due; 0 for at once. */
    long dueMillis() {
        return times.dueMillis;
    }

    long expiryMillis() {
        return times.expiryMillis;
    }

    /** A fact with the whole message and the times asked last. */
    Fact fact(FactType type, ShardEvent event, MessageView message, AccountEntry account, long id) {
        Fact fact = state.writer.fact(type, id, state.nowMillis);
        fact.flags = event.bind << Fact.BIND_SHIFT;
        fact.dueMillis = times.dueMillis;
        fact.expiryMillis = times.expiryMillis;
        fact.systemId = account.systemIdBytes();
        fact.systemIdLength = fact.systemId.length;
        fact.pdu = message.bytes();
        fact.pduOffset = message.start();
        fact.pduLength = message.length();
        return fact;
    }

    /** Table flags of a registered_delivery octet (SMPP 5.2.17); a reserved 3 means success only, as in 5.0. */
    static int receiptFlags(int registered) {
        int asked = registered & FINAL_RECEIPT;
        int flags = (registered & INTERMEDIATE) != 0 ? MessageTable.RECEIPT_ON_RETRY : 0;
        if (asked == ON_SUCCESS_OR_FAILURE || asked == FINAL_RECEIPT) {
            flags |= MessageTable.RECEIPT_ON_SUCCESS;
        }
        if (asked == ON_SUCCESS_OR_FAILURE || asked == ON_FAILURE) {
            flags |= MessageTable.RECEIPT_ON_FAILURE;
        }
        return flags;
    }
}
