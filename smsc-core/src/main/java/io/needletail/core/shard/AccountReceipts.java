package io.needletail.core.shard;

import io.needletail.core.table.EntryQueue;
import io.needletail.core.table.MessageTable;
import java.util.ArrayList;
import java.util.List;

/** What one account is to be sent, receipts and messages, and its sessions that can take it. Shard thread only. */
final class AccountReceipts {
    final EntryQueue queue;
    private final List<ReceiverSession> receivers = new ArrayList<>();
    private int turn;
    /** Messages, not receipts, in the queue. */
    int deliveries;
    /** True while the account is in the list of those that may be served. */
    boolean listed;

    /** True while something waits and no receiver is bound, as last told. */
    boolean parked;

    AccountReceipts(MessageTable table) {
        this.queue = new EntryQueue(table);
    }

    void add(ReceiverSession session) {
        receivers.add(session);
    }

    void remove(ReceiverSession session) {
        receivers.remove(session);
    }

    boolean hasNoReceiver() {
        return receivers.isEmpty();
    }

    boolean hasRoom() {
        for (int i = 0; i < receivers.size(); i++) {
            if (receivers.get(i).hasRoom()) {
                return true;
            }
        }
        return false;
    }

    /** Any receiver with room in its window that speaks at least this version, or null. */
    @org.jspecify.annotations.Nullable
    ReceiverSession any(int version) {
        for (int i = 0; i < receivers.size(); i++) {
            ReceiverSession session = receivers.get(i);
            if (session.version >= version && session.hasRoom()) {
                return session;
            }
        }
        return null;
    }

    /** The next receiver in turn with room in its window, or null. */
    @org.jspecify.annotations.Nullable
    ReceiverSession next() {
        int count = receivers.size();
        for (int i = 0; i < count; i++) {
            turn = turn + 1 < count ? turn + 1 : 0;
            ReceiverSession session = receivers.get(turn);
            if (session.hasRoom()) {
                return session;
            }
        }
        return null;
    }
}
