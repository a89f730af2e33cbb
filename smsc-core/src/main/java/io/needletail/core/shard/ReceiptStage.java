package io.needletail.core.shard;

import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.RequestWindow;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gets receipts to their accounts, and messages to the accounts they are for: queued per account, sent through the windows
 * of its bound receivers, forgotten only when an ESME has acknowledged them.
 */
final class ReceiptStage {
    private static final int PER_TURN = 2048;
    private static final int PER_ACCOUNT = 256;

    private final ShardState state;
    private final ReceiptSender sender;
    private final FlushGate gate;
    private final List<AccountReceipts> accounts = new ArrayList<>();
    private final Int2ObjectHashMap<ReceiverSession> sessions = new Int2ObjectHashMap<>();
    private final PendingNotifications notifications = new PendingNotifications();
    private final ArrayDeque<AccountReceipts> ready = new ArrayDeque<>();
    private final DeliverySender deliverySender;
    private final ParkedAccounts parked;
    private @Nullable OutcomeStage outcomes;
    private @Nullable DeliverySweep sweep;
    private boolean outboxFull;
    private boolean blocked;

    ReceiptStage(ShardState state, StoredMessage stored, Routing routing) {
        this.state = state;
        this.sender = new ReceiptSender(state, stored);
        this.deliverySender = new DeliverySender(state, stored, routing);
        this.parked = new ParkedAccounts(state, accounts);
        this.gate = new FlushGate(state.ports.outboxes());
    }

    /** Where it is told what came of a delivery. Once, before use. */
    void onDelivery(OutcomeStage listener) {
        outcomes = listener;
        sweep = new DeliverySweep(state, accounts, listener);
    }

    /** A message for the sessions of an account: it goes out once its own answer has left. */
    void queueDelivery(int entry, int accountIndex) {
        queueDelivery(entry, account(accountIndex));
    }

    /** Takes a message out of the queue of an account. */
    void removeDelivery(int entry, int accountIndex) {
        AccountReceipts account = account(accountIndex);
        account.queue.remove(entry);
        account.deliveries--;
        state.metrics.deliveriesQueued.add(-1);
    }

    private void queueDelivery(int entry, AccountReceipts account) {
        state.table.phase(entry, Phase.DELIVERY_QUEUED);
        state.table.due(entry, state.turn);
        account.queue.add(entry);
        account.deliveries++;
        state.metrics.deliveriesQueued.increment();
        list(account);
    }

    /** A session of an account that may be sent something now and speaks at least this version, or null. */
    @Nullable
    ReceiverSession receiver(int accountIndex, int version) {
        return account(accountIndex).any(version);
    }

    /** A final state with a receipt owed: it goes out once the fact is committed and its answer flushed. */
    void queue(int entry) {
        state.table.phase(entry, Phase.RECEIPT_QUEUED);
        state.table.due(entry, state.turn);
        AccountReceipts account = account(state.table.account(entry));
        account.queue.add(entry);
        state.metrics.receiptsQueued.increment();
        list(account);
    }

    /** An intermediate notification: it goes out once its answer is flushed, if a receiver has room then; else dropped. */
    void notifyRetry(int entry) {
        notifications.add(entry, state.table.id(entry), state.turn);
    }

    void onBound(ShardEvent event) {
        AccountReceipts account = account(event.account);
        ReceiverSession session = new ReceiverSession(event, account, state.config);
        sessions.put(event.session, session);
        account.add(session);
        state.metrics.deliverWindow.add(session.window.size());
        list(account);
    }

    /** The session is gone: what it has not answered goes back into the queue. */
    void onClosed(ShardEvent event) {
        ReceiverSession session = sessions.remove(event.session);
        if (session == null) {
            return;
        }
        session.account.remove(session);
        state.metrics.deliverWindow.add(-session.window.size());
        int sequence = session.window.overdue(Long.MAX_VALUE);
        while (sequence != 0) {
            requeue(session.window.free(sequence), session.account);
            state.metrics.receiptsReturned.increment();
            sequence = session.window.overdue(Long.MAX_VALUE);
        }
    }

    void onAnswer(ShardEvent event) {
        ReceiverSession session = sessions.get(event.session);
        int entry = session == null ? RequestWindow.NOTHING : session.window.free(event.sequence);
        if (session == null || entry == RequestWindow.NOTHING) {
            return;
        }
        list(session.account);
        state.metrics.receiptsInFlight.add(-1);
        if (event.status != CommandStatus.ROK) {
            state.metrics.receiptsRefused.increment();
        }
        if (entry == ReceiverSession.NOTIFICATION) {
            return;
        }
        if (state.table.phase(entry) == Phase.DELIVERY_SENT) {
            delivered(entry, event.status);
        } else if (event.status == CommandStatus.ROK) {
            state.metrics.receiptsSettled.increment();
            settle(entry);
        } else if (state.config.receipts().dropRejected() && isRejection(event.status)) {
            state.metrics.receiptsDropped.increment();
            settle(entry);
        } else {
            delay(entry);
        }
    }

    /** The timer of a message in phase RECEIPT_DELAYED has fired. */
    void onTimer(int entry) {
        queue(entry);
    }

    /** Takes back what has waited too long for its answer, and what is no longer valid. Called a few times a second. */
    void onTime() {
        expireAnswers();
        Objects.requireNonNull(sweep).run();
        parked.run();
        state.passbacks.onTime();
    }

    private void expireAnswers() {
        long sentBefore = state.steadyMillis - state.config.receipts().answerTimeoutMillis();
        for (ReceiverSession session : sessions.values()) {
            int sequence = session.window.inFlight() == 0 ? 0 : session.window.overdue(sentBefore);
            while (sequence != 0) {
                requeue(session.window.free(sequence), session.account);
                state.metrics.receiptsTimedOut.increment();
                list(session.account);
                sequence = session.window.overdue(sentBefore);
            }
        }
    }

    /** Sends what may be sent, a bounded number each turn, accounts in turn. */
    void send() {
        long sendable = gate.sendable(state.turn);
        sendNotifications(sendable);
        outboxFull = false;
        boolean held = false;
        int budget = PER_TURN;
        int rounds = ready.size();
        while (budget > 0 && rounds-- > 0 && !outboxFull) {
            AccountReceipts account = ready.poll();
            budget -= serve(account, sendable, Math.min(budget, PER_ACCOUNT));
            if (!account.queue.isEmpty() && account.hasRoom()) {
                ready.add(account);
                held |= state.table.due(account.queue.peek()) > sendable;
            } else {
                account.listed = false;
            }
        }
        blocked = outboxFull || held && budget == PER_TURN;
    }

    /** True when something could go out as soon as a loop has flushed or another turn has begun. */
    boolean hasWork() {
        return !ready.isEmpty() || !notifications.isEmpty();
    }

    /** True when the last {@link #send} could do no more for a full outbox or a flush, not for lack of turns. */
    boolean isBlocked() {
        return blocked || ready.isEmpty();
    }

    private void sendNotifications(long sendable) {
        for (; notifications.isDue(sendable); notifications.removeFirst()) {
            int entry = notifications.entry();
            if (!isOnItsWay(entry, notifications.id())) {
                continue;
            }
            ReceiverSession session = account(state.table.account(entry)).next();
            if (session != null) {
                sendNotification(entry, session);
            }
        }
    }

    /** A replace_sm may have withdrawn the wish for it. */
    private boolean isOnItsWay(int entry, long id) {
        return state.table.isLive(entry)
                && state.table.id(entry) == id
                && (state.table.flags(entry) & MessageTable.RECEIPT_ON_RETRY) != 0
                && !state.table.state(entry).isFinal();
    }

    private void sendNotification(int entry, ReceiverSession session) {
        try {
            sender.sendNotification(entry, session);
        } catch (UnreadableMessageException e) {
            // Its next attempt finds out, too, and gives it up.
            state.metrics.unreadable.increment();
        }
    }

    private int serve(AccountReceipts account, long sendable, int most) {
        int sent = 0;
        while (sent < most && !account.queue.isEmpty()) {
            int entry = account.queue.peek();
            if (state.table.due(entry) > sendable) {
                return sent;
            }
            ReceiverSession session = account.next();
            if (session == null) {
                return sent;
            }
            boolean went;
            try {
                went = state.table.phase(entry) == Phase.DELIVERY_QUEUED
                        ? sendDelivery(entry, account, session)
                        : sendReceipt(entry, account, session);
            } catch (UnreadableMessageException e) {
                leave(entry, account);
                state.giveUp(entry, e);
                continue;
            }
            if (!went) {
                outboxFull = true;
                return sent;
            }
            sent++;
        }
        return sent;
    }

    private boolean sendReceipt(int entry, AccountReceipts account, ReceiverSession session) {
        if (!sender.sendReceipt(entry, session)) {
            return false;
        }
        leave(entry, account);
        state.table.phase(entry, Phase.RECEIPT_SENT);
        return true;
    }

    /** False when the outbox has no room; a message that cannot be delivered is out of the queue as well. */
    private boolean sendDelivery(int entry, AccountReceipts account, ReceiverSession session) {
        if (state.table.expiryMillis(entry) <= state.nowMillis) {
            leave(entry, account);
            outcomes().conclude(entry, MessageState.EXPIRED, 0);
            return true;
        }
        switch (deliverySender.send(entry, session)) {
            case OUTBOX_FULL -> {
                return false;
            }
            case SENT -> {
                leave(entry, account);
                state.table.phase(entry, Phase.DELIVERY_SENT);
            }
            default -> {
                leave(entry, account);
                outcomes().conclude(entry, MessageState.UNDELIVERABLE, CommandStatus.RINVMSGLEN);
            }
        }
        return true;
    }

    /** Out of the queue, whose first one it is. */
    private void leave(int entry, AccountReceipts account) {
        account.queue.poll();
        if (state.table.phase(entry) == Phase.DELIVERY_QUEUED) {
            account.deliveries--;
            state.metrics.deliveriesQueued.add(-1);
        } else {
            state.metrics.receiptsQueued.add(-1);
        }
    }

    /** Acknowledged; refused for good; or, after a pause, to be routed again. */
    private void delivered(int entry, int status) {
        boolean carrierKnows = state.passbacks.answer(entry, status);
        if (status == CommandStatus.ROK) {
            state.metrics.deliveries.increment();
            outcomes().conclude(entry, MessageState.DELIVERED, 0);
        } else if (carrierKnows || isRejection(status)) {
            outcomes().conclude(entry, MessageState.REJECTED, status);
        } else {
            long wait = state.config.retries().delayMillis(state.table.attempts(entry) + 1);
            outcomes().retry(entry, status, state.nowMillis + wait);
        }
    }

    private OutcomeStage outcomes() {
        return Objects.requireNonNull(outcomes);
    }

    private void requeue(int entry, AccountReceipts account) {
        state.metrics.receiptsInFlight.add(-1);
        if (entry == ReceiverSession.NOTIFICATION) {
            return;
        }
        if (state.table.phase(entry) == Phase.DELIVERY_SENT
                && (state.table.marks(entry) & MessageTable.SINGLE_ATTEMPT) != 0) {
            outcomes().conclude(entry, MessageState.UNKNOWN, 0);
        } else if (state.table.phase(entry) == Phase.DELIVERY_SENT) {
            queueDelivery(entry, account);
        } else {
            queue(entry);
        }
    }

    private void settle(int entry) {
        state.writer.append(state.writer.fact(FactType.SETTLED, state.table.id(entry), state.nowMillis));
        state.forget(entry);
    }

    private void delay(int entry) {
        int tries = state.table.attempts(entry) + 1;
        state.table.attempts(entry, tries);
        long wait = state.config.receipts().retryMillis() << Math.min(tries - 1, 20);
        state.table.phase(entry, Phase.RECEIPT_DELAYED);
        state.table.due(
                entry, state.nowMillis + Math.min(wait, state.config.receipts().maxRetryMillis()));
        state.wheel.schedule(entry);
    }

    private static boolean isRejection(int status) {
        return status == CommandStatus.RX_R_APPN || status == CommandStatus.RX_P_APPN;
    }

    private void list(AccountReceipts account) {
        if (!account.listed && !account.queue.isEmpty() && account.hasRoom()) {
            account.listed = true;
            ready.add(account);
        }
    }

    private AccountReceipts account(int index) {
        while (accounts.size() <= index) {
            accounts.add(new AccountReceipts(state.table));
        }
        return accounts.get(index);
    }
}
