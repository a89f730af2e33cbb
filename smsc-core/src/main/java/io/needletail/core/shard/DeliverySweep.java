package io.needletail.core.shard;

import io.needletail.api.message.MessageState;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.List;

/**
 * Ends the messages whose validity is over while they wait for a session of the account they are for, among the first so many
 * of each account: one further behind ends when it has come there. Shard thread only.
 */
final class DeliverySweep {
    private static final int PER_ACCOUNT = 4_096;

    private final ShardState state;
    private final List<AccountReceipts> accounts;
    private final OutcomeStage outcomes;

    DeliverySweep(ShardState state, List<AccountReceipts> accounts, OutcomeStage outcomes) {
        this.state = state;
        this.accounts = accounts;
        this.outcomes = outcomes;
    }

    /** From time to time. */
    void run() {
        if (state.metrics.deliveriesQueued.get() == 0) {
            return;
        }
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i).deliveries > 0) {
                run(accounts.get(i));
            }
        }
    }

    private void run(AccountReceipts account) {
        int entry = account.queue.peek();
        for (int looked = 0; looked < PER_ACCOUNT && entry != MessageTable.NONE; looked++) {
            int next = account.queue.after(entry);
            if (state.table.phase(entry) == Phase.DELIVERY_QUEUED
                    && state.table.expiryMillis(entry) <= state.nowMillis) {
                account.queue.remove(entry);
                account.deliveries--;
                state.metrics.deliveriesQueued.add(-1);
                outcomes.conclude(entry, MessageState.EXPIRED, 0);
            }
            entry = next;
        }
    }
}
