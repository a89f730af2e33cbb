package io.needletail.core.shard;

import java.util.List;

/** Tells the accounts for which something waits while none of their receivers is bound. Shard thread only. */
final class ParkedAccounts {
    private final ShardState state;
    private final List<AccountReceipts> accounts;
    private int parked;

    /** @param accounts by their numbers in the registry */
    ParkedAccounts(ShardState state, List<AccountReceipts> accounts) {
        this.state = state;
        this.accounts = accounts;
    }

    /** A few times a second. */
    void run() {
        boolean nothingWaits = state.metrics.receiptsQueued.get() == 0 && state.metrics.deliveriesQueued.get() == 0;
        if (nothingWaits && parked == 0) {
            return;
        }
        for (int i = 0; i < accounts.size(); i++) {
            AccountReceipts account = accounts.get(i);
            boolean waits = !account.queue.isEmpty() && account.hasNoReceiver();
            if (waits != account.parked) {
                account.parked = waits;
                parked += waits ? 1 : -1;
                state.ports.accounts().entry(i).parked(waits);
            }
        }
    }
}
