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
import io.needletail.core.protocol.SmppTime;
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
    private static final int MODE = 0x03;
    private static final int DATAGRAM = 0x01;
    private static final byte[] NO_ID = new byte[0];

    private final ShardState state;
    private final PendingAnswers answers;
    private final Routing routing;
    private final ReplaceStage replaces;
    private final SplitStage split;
    private long dueMillis;
    private long expiryMillis;
    private int destination;

    AcceptStage(ShardState state, PendingAnswers answers, Routing routing, ReplaceStage replaces) {
        this.replaces = replaces;
        this.split = new SplitStage(state, new FamilyStage(state, answers, this, routing), routing);
        this.state = state;
        this.routing = routing;
        this.answers = answers;
    }

    /** Of an ESME. */
    void accept(ShardEvent event) {
        accept(event, null);
    }

    /** @param carrier that a mobile-originated message comes from, else null */
    void accept(ShardEvent event, @Nullable Carrier carrier) {
        MessageView message = event.message();
        AccountEntry account = state.ports.accounts().entry(event.account);
        int status = timesOf(message);
        if (status != CommandStatus.ROK) {
            state.metrics.refusedForTime.increment();
            refuse(event, status);
            return;
        }
        LongMessageTerms longMessages = account.splitting();
        if (longMessages != null && carrier == null && split.take(event, account, longMessages, this)) {
            return;
        }
        if (message.replaceIfPresent() != 0 && carrier == null && replaces.take(event, account, this)) {
            return;
        }
        long id = hasRoom() ? state.ports.ids().next() : IdSource.EXHAUSTED;
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

    private void accept(ShardEvent event, AccountEntry account, long id, @Nullable Carrier carrier) {
        int entry = keep(event, event.message(), account, id, 0);
        if (replaces.isInUse()) {
            replaces.add(account, event.message(), id);
        }
        // Last: what fails before this is refused by the caller, and must not be answered twice.
        if (carrier == null || carrier.config().passBackMillis() == 0) {
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
        limitValidity(decision.validityMillis());
        int entry = store(event, message, account, id, factFlags);
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
        int entry = state.insert(id, account.index(), 0, dueMillis, expiryMillis);
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

    private void limitValidity(long longestMillis) {
        if (longestMillis > 0) {
            expiryMillis = Math.min(expiryMillis, Math.max(state.nowMillis, dueMillis) + longestMillis);
        }
    }

    /** Answers at once: nothing of the submit is kept. */
    void refuse(ShardEvent event, int status) {
        int response = event.message().commandId() | CommandId.RESPONSE;
        state.ports.outboxes().get(event.loop).answer(event.session, response, event.sequence, status, NO_ID, 0);
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

    /** Times of the next message to keep. SMPP 5.2.15 and 5.2.16: one that has passed or lies beyond the maximum is refused. */
    int timesOf(MessageView message) {
        long now = state.nowMillis;
        dueMillis = 0;
        expiryMillis = now + state.config.validity().defaultMillis();
        if (message.scheduleLength() > 0) {
            dueMillis = SmppTime.parse(message.bytes(), message.scheduleOffset(), message.scheduleLength(), now);
            if (dueMillis < now || dueMillis > now + state.config.validity().maxMillis()) {
                return CommandStatus.RINVSCHED;
            }
            expiryMillis = dueMillis + state.config.validity().defaultMillis();
        }
        if (message.validityLength() > 0) {
            long asked = SmppTime.parse(message.bytes(), message.validityOffset(), message.validityLength(), now);
            if (asked <= Math.max(now, dueMillis)) {
                return CommandStatus.RINVEXPIRY;
            }
            expiryMillis = Math.min(
                    asked, Math.max(now, dueMillis) + state.config.validity().maxMillis());
        }
        return CommandStatus.ROK;
    }

    private int store(ShardEvent event, MessageView message, AccountEntry account, long id, int factFlags) {
        int tableFlags = event.version < VERSION_34 ? MessageTable.SHORT_ID : 0;
        int registered = registered(message, account);
        int entry = state.insert(id, account.index(), tableFlags | receiptFlags(registered), dueMillis, expiryMillis);
        Fact fact = fact(FactType.ACCEPTED, event, message, account, id);
        fact.flags |= factFlags | registered << Fact.REGISTERED_SHIFT | (tableFlags != 0 ? Fact.SHORT_ID : 0);
        state.writer.append(fact, entry);
        state.ports.states().accepted(id, account.hash(), SourceHash.of(message));
        return entry;
    }

    /** registered_delivery, 0 where nobody asks. */
    static int registered(MessageView message, AccountEntry account) {
        boolean nobodyAsks = account.isCarrier() || (message.esmClass() & MODE) == DATAGRAM;
        return nobodyAsks ? 0 : message.registeredDelivery();
    }

    /** When the message with the {@link #timesOf} asked last is due; 0 for at once. */
    long dueMillis() {
        return dueMillis;
    }

    long expiryMillis() {
        return expiryMillis;
    }

    /** A fact with the whole message and the times asked last. */
    Fact fact(FactType type, ShardEvent event, MessageView message, AccountEntry account, long id) {
        Fact fact = state.writer.fact(type, id, state.nowMillis);
        fact.flags = event.bind << Fact.BIND_SHIFT;
        fact.dueMillis = dueMillis;
        fact.expiryMillis = expiryMillis;
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
