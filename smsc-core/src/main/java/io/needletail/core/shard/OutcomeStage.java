package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.core.family.Family;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.nio.charset.StandardCharsets;
import org.agrona.collections.IntArrayList;

/** Records what came of a message: a final state, or a failed attempt and when the next one is due. Shard thread only. */
final class OutcomeStage {
    /** Journal bytes of a final state, at most. */
    private static final int FINAL_BYTES = 64;

    private final ShardState state;
    private final ReceiptStage receipts;

    OutcomeStage(ShardState state, ReceiptStage receipts) {
        this.state = state;
        this.receipts = receipts;
    }

    /** A final state: the receipt is queued if one is owed, else the message is forgotten. It is in no queue and no timer. */
    void conclude(int entry, MessageState finalState, int networkError) {
        if (!state.joined.isEmpty()) {
            concludeParts(entry, finalState, networkError);
        }
        if (state.table.isMember(entry)) {
            concludeMember(entry, finalState, networkError);
        } else {
            conclude(entry, finalState, networkError, true);
        }
    }

    /** Where the family has one receipt, its last message to end has it, with the family's state. */
    private void concludeMember(int entry, MessageState finalState, int networkError) {
        Family family = state.families.conclude(state.table.id(entry), finalState, networkError);
        if (family == null) {
            conclude(entry, finalState, networkError, true);
            return;
        }
        boolean isLastOfAll = family.hasOneReceipt() && family.isOver();
        conclude(
                entry,
                isLastOfAll ? family.worst() : finalState,
                isLastOfAll ? family.worstError() : networkError,
                !family.hasOneReceipt() || family.isOver());
        if (family.isOver()) {
            state.ports.states().concluded(family.id(), family.worst(), family.worstError(), state.nowMillis);
        }
    }

    private void conclude(int entry, MessageState finalState, int networkError, boolean tells) {
        MessageTable table = state.table;
        int wanted = finalState == MessageState.DELIVERED || finalState == MessageState.ACCEPTED
                ? MessageTable.RECEIPT_ON_SUCCESS
                : MessageTable.RECEIPT_ON_FAILURE;
        boolean owed = tells && (table.flags(entry) & wanted) != 0;
        Fact fact = state.writer.fact(FactType.FINAL, table.id(entry), state.nowMillis);
        fact.state = finalState;
        fact.networkError = networkError;
        fact.attempts = table.attempts(entry);
        fact.flags = owed ? Fact.RECEIPT_OWED : 0;
        state.writer.append(fact);
        state.ports.states().concluded(fact.id, finalState, networkError, state.nowMillis);
        state.metrics.finals(finalState).increment();
        if (finalState == MessageState.EXPIRED && table.expiryMillis(entry) <= state.nowMillis) {
            long lag = state.nowMillis - table.expiryMillis(entry);
            state.metrics.expiryLagMicros.recordValue(ShardMetrics.receiptMicros(lag));
        }
        boolean flagged = state.knowsSetDpf
                && (table.marks(entry) & MessageTable.SETS_DPF) != 0
                && state.alerts.concluded(entry, finalState);
        if (!state.transactions.isEmpty()) {
            state.transactions.concluded(entry, finalState, networkError, flagged);
        }
        if (owed) {
            state.forgetUpstream(entry);
            table.state(entry, finalState);
            table.networkError(entry, networkError);
            table.attempts(entry, 0);
            table.expiryMillis(entry, state.nowMillis);
            receipts.queue(entry);
        } else {
            state.forget(entry);
        }
    }

    /** What went into a message ends with it, in the same batch. */
    private void concludeParts(int message, MessageState finalState, int networkError) {
        IntArrayList parts = state.joined.take(message);
        if (parts != null) {
            state.writer.makeRoom((parts.size() + 1) * FINAL_BYTES);
            for (int i = 0; i < parts.size(); i++) {
                conclude(parts.getInt(i), finalState, networkError);
            }
        }
    }

    /** One attempt more has failed; the message waits until it is due, or has failed if it was to have just one. */
    void retry(int entry, int networkError, long due) {
        if ((state.table.marks(entry) & MessageTable.SINGLE_ATTEMPT) != 0) {
            conclude(entry, MessageState.UNDELIVERABLE, networkError);
            return;
        }
        failed(entry, networkError, due);
        state.metrics.retries.increment();
        if ((state.table.flags(entry) & MessageTable.RECEIPT_ON_RETRY) != 0) {
            receipts.notifyRetry(entry);
        }
        waitUntil(entry, due);
    }

    /** One attempt more has failed; what comes next is the caller's. */
    void failed(int entry, int networkError, long due) {
        MessageTable table = state.table;
        int attempts = table.attempts(entry) + 1;
        state.forgetUpstream(entry);
        table.attempts(entry, attempts);
        table.networkError(entry, networkError);
        Fact fact = state.writer.fact(FactType.ATTEMPTED, table.id(entry), state.nowMillis);
        fact.attempts = attempts;
        fact.dueMillis = due;
        fact.networkError = networkError;
        int destination = table.destination(entry);
        if (state.targets.isRemote(destination)) {
            fact.destination = state.targets.name(destination).getBytes(StandardCharsets.ISO_8859_1);
            fact.destinationLength = fact.destination.length;
        }
        state.writer.append(fact);
    }

    void waitUntil(int entry, long due) {
        state.table.phase(entry, Phase.WAITING);
        schedule(entry, due);
    }

    /** Arms the timer, at the end of the message's validity at the latest. */
    void schedule(int entry, long due) {
        state.table.due(entry, Math.min(due, state.table.expiryMillis(entry)));
        state.wheel.schedule(entry);
    }
}
