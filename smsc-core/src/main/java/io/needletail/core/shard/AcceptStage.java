package io.needletail.core.shard;

import io.needletail.api.account.Account;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.message.IdSource;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteQuery;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.SmppTime;
import io.needletail.core.table.MessageTable;
import java.util.Objects;

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
    private final RouteQuery query = new RouteQuery();
    private final RouteDecision decision = new RouteDecision();
    private long dueMillis;
    private long expiryMillis;

    AcceptStage(ShardState state, PendingAnswers answers) {
        this.state = state;
        this.answers = answers;
    }

    void accept(ShardEvent event) {
        MessageView message = event.message();
        int status = timesOf(message);
        if (status != CommandStatus.ROK) {
            state.metrics.refusedForTime.increment();
            refuse(event, status);
            return;
        }
        AccountEntry account = state.ports.accounts().entry(event.account);
        route(message, account.account());
        if (decision.kind() == RouteDecision.Kind.REJECT) {
            state.metrics.refusedByRoute.increment();
            refuse(event, decision.commandStatus());
            return;
        }
        long id = hasRoom() ? state.ports.ids().next() : IdSource.EXHAUSTED;
        if (id == IdSource.EXHAUSTED) {
            state.metrics.refusedFull.increment();
            refuse(event, fullStatus());
            return;
        }
        int destination = Objects.requireNonNull(decision.plan()).destination(0);
        answers.add(event, store(event, account, id), destination, state.writer.openBatch());
    }

    /** Answers at once: nothing of the submit is kept. */
    void refuse(ShardEvent event, int status) {
        int response = event.message().commandId() | CommandId.RESPONSE;
        state.ports.outboxes().get(event.loop).answer(event.session, response, event.sequence, status, NO_ID, 0);
    }

    private void route(MessageView message, Account account) {
        query.message = message;
        query.account = account;
        query.nowMillis = state.nowMillis;
        state.ports.router().route(query, decision);
    }

    private boolean hasRoom() {
        return state.table.size() < state.config.maxMessages() && state.acceptsMessages;
    }

    private int fullStatus() {
        return state.ports.journal().health() instanceof JournalHealth.Failed
                ? CommandStatus.RSYSERR
                : ShardConfig.FULL_STATUS;
    }

    /** SMPP 5.2.15 and 5.2.16: a time that has passed or lies beyond the maximum is refused. */
    private int timesOf(MessageView message) {
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

    private int store(ShardEvent event, AccountEntry account, long id) {
        MessageView message = event.message();
        int tableFlags = event.version < VERSION_34 ? MessageTable.SHORT_ID : 0;
        int registered = (message.esmClass() & MODE) == DATAGRAM ? 0 : message.registeredDelivery();
        int entry = state.insert(id, account.index(), tableFlags | receiptFlags(registered), dueMillis, expiryMillis);
        Fact fact = state.writer.fact(FactType.ACCEPTED, id, state.nowMillis);
        fact.flags = registered << Fact.REGISTERED_SHIFT | (tableFlags != 0 ? Fact.SHORT_ID : 0);
        fact.dueMillis = dueMillis;
        fact.expiryMillis = expiryMillis;
        fact.systemId = account.systemIdBytes();
        fact.systemIdLength = fact.systemId.length;
        fact.pdu = message.bytes();
        fact.pduOffset = message.start();
        fact.pduLength = message.length();
        state.writer.append(fact, entry);
        return entry;
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
