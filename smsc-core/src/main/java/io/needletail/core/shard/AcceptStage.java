package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.message.IdSource;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.Lane;
import io.needletail.api.route.RouteDecision;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.pipeline.ShardEvent;
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
    private final MessageTimes times;

    AcceptStage(ShardState state, PendingAnswers answers, Routing routing) {
        this.state = state;
        this.routing = routing;
        this.answers = answers;
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
        int status = times.ofSubmit(message, account);
        if (status != CommandStatus.ROK) {
            state.metrics.refusedForTime.increment();
            refuse(event, status);
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
        RouteDecision decision = routing.decision;
        boolean forward = decision.kind() == RouteDecision.Kind.FORWARD;
        times.limit(decision.validityMillis());
        int entry = store(event, account, id);
        state.table.routed(entry, routing.lane(event.message()), decision.edits() > 0);
        int destination = forward ? routing.choose(0) : PendingAnswers.drop(decision.finalState());
        if (state.config.tracesDecisions()) {
            trace(id, destination, state.table.lane(entry));
        }
        for (int i = 0; i < decision.copies(); i++) {
            copy(event, account, routing.choose(decision.copy(i), 0));
        }
        // Last: what fails before this is refused by the caller, and must not be answered twice.
        if (carrier == null || carrier.config().passBackMillis() == 0) {
            answers.add(event, entry, destination, state.writer.lastBatch());
        } else {
            answers.addUnanswered(entry, destination, event.arrivedNanos, state.writer.lastBatch());
            state.passbacks.add(event, entry, carrier);
        }
    }

    /** A message of its own without a receipt, for one destination and nowhere else; none when there is no room. */
    private void copy(ShardEvent event, AccountEntry account, int destination) {
        long id = hasRoom() ? state.ports.ids().next() : IdSource.EXHAUSTED;
        if (id == IdSource.EXHAUSTED) {
            state.metrics.copiesLost.increment();
            return;
        }
        state.metrics.copies.increment();
        int entry = state.insert(id, account.index(), 0, times.dueMillis, times.expiryMillis);
        Fact fact = accepted(event, account, id);
        fact.flags |= Fact.PINNED;
        fact.destination = state.targets.name(destination).getBytes(StandardCharsets.ISO_8859_1);
        fact.destinationLength = fact.destination.length;
        state.writer.append(fact, entry);
        state.table.lane(entry, Lane.BULK);
        answers.addUnanswered(entry, destination, event.arrivedNanos, state.writer.openBatch());
    }

    private void trace(long id, int destination, Lane lane) {
        Fact fact = state.writer.fact(FactType.DECIDED, id, state.nowMillis);
        fact.flags = destination < 0 ? Fact.NOT_FORWARDED : lane.code() << Fact.LANE_SHIFT;
        if (destination >= 0) {
            fact.destination = state.targets.name(destination).getBytes(StandardCharsets.ISO_8859_1);
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
        state.ports.outboxes().get(event.loop).answer(event.session, response, event.sequence, status, NO_ID, 0);
    }

    private boolean hasRoom() {
        return state.table.size() < state.config.maxMessages() && state.acceptsMessages;
    }

    private int fullStatus() {
        return state.ports.journal().health() instanceof JournalHealth.Failed
                ? CommandStatus.RSYSERR
                : ShardConfig.FULL_STATUS;
    }

    private int store(ShardEvent event, AccountEntry account, long id) {
        MessageView message = event.message();
        int tableFlags = event.version < VERSION_34 ? MessageTable.SHORT_ID : 0;
        boolean nobodyAsks = account.isCarrier() || (message.esmClass() & MODE) == DATAGRAM;
        int registered = nobodyAsks ? 0 : message.registeredDelivery();
        int entry = state.insert(
                id, account.index(), tableFlags | receiptFlags(registered), times.dueMillis, times.expiryMillis);
        Fact fact = accepted(event, account, id);
        fact.flags |= registered << Fact.REGISTERED_SHIFT | (tableFlags != 0 ? Fact.SHORT_ID : 0);
        state.writer.append(fact, entry);
        state.ports.states().accepted(id, account.hash(), SourceHash.of(message));
        return entry;
    }

    private Fact accepted(ShardEvent event, AccountEntry account, long id) {
        Fact fact = state.writer.fact(FactType.ACCEPTED, id, state.nowMillis);
        fact.flags = event.bind << Fact.BIND_SHIFT;
        fact.dueMillis = times.dueMillis;
        fact.expiryMillis = times.expiryMillis;
        fact.systemId = account.systemIdBytes();
        fact.systemIdLength = fact.systemId.length;
        fact.pdu = event.message().bytes();
        fact.pduOffset = event.message().start();
        fact.pduLength = event.message().length();
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
