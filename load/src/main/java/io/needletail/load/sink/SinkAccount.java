package io.needletail.load.sink;

import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of one system_id and the receipts that wait for them: a receipt goes to any of them that may receive. Owned
 * by the event loop.
 */
final class SinkAccount {
    private final String systemId;
    private final TimedQueue receipts;
    private final List<SinkSession> receivers = new ArrayList<>();
    private int sessions;
    private int nextReceiver;

    SinkAccount(String systemId, TimedQueue receipts) {
        this.systemId = systemId;
        this.receipts = receipts;
    }

    String systemId() {
        return systemId;
    }

    TimedQueue receipts() {
        return receipts;
    }

    void add(SinkSession session) {
        sessions++;
        if (session.state().mayReceive()) {
            receivers.add(session);
        }
    }

    void remove(SinkSession session) {
        sessions--;
        receivers.remove(session);
    }

    /** True when nobody is bound and nothing waits. */
    boolean isIdle() {
        return sessions == 0 && receipts.isEmpty();
    }

    int receivers() {
        return receivers.size();
    }

    /** The next in turn; there must be one. */
    SinkSession nextReceiver() {
        nextReceiver = nextReceiver + 1 < receivers.size() ? nextReceiver + 1 : 0;
        return receivers.get(nextReceiver);
    }
}
