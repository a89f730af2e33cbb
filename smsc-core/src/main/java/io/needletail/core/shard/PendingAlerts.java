package io.needletail.core.shard;

import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.address.AddressRewriter;
import io.needletail.core.address.AddressRules;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.protocol.AlertNotification;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.table.MessageTable;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Delivery pending flags (3.4 5.3.2.28 to 5.3.2.30): of messages with set_dpf that were not delivered to a handset of which it
 * is known when it can be reached again. Then the account is told by an alert_notification, as soon as a receiver is bound.
 * Flags are kept in memory only, and a bounded number of them. Shard thread only.
 */
final class PendingAlerts {
    private static final int MOST = 10_000;
    private static final int PER_RUN = 1_000;
    private static final int VERSION_34 = 0x34;

    private final ShardState state;
    private final StoredMessage stored;
    private final AddressRewriter addresses = new AddressRewriter();
    private final Attempt attempt = new Attempt(this::loadCurrent);
    private final MessageView original = new MessageView();
    private final PriorityQueue<Flag> byTime = new PriorityQueue<>(Comparator.comparingLong(Flag::dueMillis));
    /** Due, and nobody bound to tell. */
    private final ArrayDeque<Flag> due = new ArrayDeque<>();

    private int current = MessageTable.NONE;

    @SuppressWarnings("ArrayRecordComponent")
    private record Flag(int account, byte[] alert, long dueMillis) {}

    PendingAlerts(ShardState state) {
        this.state = state;
        this.stored = new StoredMessage(state.ports.journal(), state.table);
    }

    /** A message with set_dpf has ended, and is still in the table; true if the flag is set. */
    boolean concluded(int entry, MessageState outcome) {
        boolean arrived = outcome == MessageState.DELIVERED || outcome == MessageState.ACCEPTED;
        int destination = state.table.destination(entry);
        Destination local = destination < 0 ? null : state.targets.local(destination);
        if (arrived || local == null || byTime.size() + due.size() >= MOST) {
            return false;
        }
        current = entry;
        attempt.ask(state.table.id(entry), state.table.attempts(entry) + 1, state.nowMillis);
        try {
            long wait = local.reachableInMillis(attempt);
            if (wait < 0) {
                return false;
            }
            stored.load(entry, original);
            byTime.add(new Flag(state.table.account(entry), AlertNotification.of(original), state.steadyMillis + wait));
            return true;
        } catch (UnreadableMessageException e) {
            state.metrics.unreadable.increment();
            return false;
        }
    }

    /** A few times a second. */
    void onTime(ReceiptStage receipts) {
        int looked = Math.min(PER_RUN, due.size());
        for (int i = 0; i < looked; i++) {
            tell(due.remove(), receipts);
        }
        for (int i = 0; i < PER_RUN && !byTime.isEmpty() && byTime.peek().dueMillis <= state.steadyMillis; i++) {
            tell(byTime.remove(), receipts);
        }
    }

    private void tell(Flag flag, ReceiptStage receipts) {
        ReceiverSession session = receipts.receiver(flag.account, VERSION_34);
        if (session == null || !send(flag, session)) {
            due.add(flag);
        } else {
            state.metrics.alerts.increment();
        }
    }

    /** There is no answer to wait for. */
    private boolean send(Flag flag, ReceiverSession session) {
        int sequence = session.window.take(ReceiverSession.NOTIFICATION, state.steadyMillis);
        session.window.free(sequence);
        PduBuffer pdu = new PduBuffer(flag.alert.length);
        pdu.putBytes(flag.alert);
        pdu.setInt(PduBuffer.SEQUENCE_OFFSET, sequence);
        Outbox outbox = state.ports.outboxes().get(session.loop);
        return outbox.deliver(session.number, pdu.bytes(), pdu.length());
    }

    private void loadCurrent() {
        stored.load(current, attempt.view());
        AddressRules rules =
                state.ports.accounts().entry(state.table.account(current)).addresses();
        if (rules != null) {
            addresses.rewriteInPlace(attempt.view(), rules);
        }
    }
}
