package io.needletail.core.shard;

import io.needletail.core.pipeline.RequestWindow;
import io.needletail.core.pipeline.ShardEvent;

/** One bound session that takes deliver_sm, seen from one shard. Shard thread only. */
final class ReceiverSession {
    /** In place of an entry: an intermediate notification, which nobody waits for. */
    static final int NOTIFICATION = -2;

    final int number;
    final int loop;
    final int version;
    /** Of its account in the registry. */
    final int accountIndex;

    final AccountReceipts account;
    /** deliver_sm without an answer. */
    final RequestWindow window;

    ReceiverSession(ShardEvent bound, AccountReceipts account, ShardConfig config) {
        this.number = bound.session;
        this.loop = bound.loop;
        this.version = bound.version;
        this.accountIndex = bound.account;
        this.account = account;
        this.window = new RequestWindow(bound.window, config.shards(), config.index());
    }

    boolean hasRoom() {
        return window.hasRoom();
    }
}
