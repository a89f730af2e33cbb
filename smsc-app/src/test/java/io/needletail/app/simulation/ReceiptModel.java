package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;

/** The part of the {@link ReferenceModel} that is about receipts and intermediate notifications to ESMEs. */
final class ReceiptModel {
    private final WorldSettings settings;
    private final SimulatedClock clock;
    private final ReferenceModel model;
    private final Tally tally;

    ReceiptModel(WorldSettings settings, SimulatedClock clock, ReferenceModel model, Tally tally) {
        this.settings = settings;
        this.clock = clock;
        this.model = model;
        this.tally = tally;
    }

    /** A receipt is in the outbox. */
    Tracked onReceipt(String text, String stateWord, Connection connection) {
        Tracked message = model.byText(text);
        MessageState state = message == null ? null : message.finalState;
        if (message == null || state == null || !message.owed || message.settled || message.endDurable) {
            throw new Violation("a receipt nobody waits for: " + text + " " + stateWord + " " + message);
        }
        if (!state.receiptWord().equals(stateWord)) {
            throw new Violation("the receipt says " + stateWord + ": " + message);
        }
        if (connection.peer().index() != message.submission.peer()) {
            throw new Violation("a receipt for somebody else: " + message);
        }
        boolean timedOut = clock.nanos() - message.sentNanos
                >= (settings.shard().receipts().answerTimeoutMillis() - 1) * 1_000_000;
        if (message.receipts > 0 && message.sentBy == model.life() && !message.mayRepeat && !timedOut) {
            throw new Violation("a receipt repeated without a reason: " + message);
        }
        if (message.receipts > 0) {
            tally.duplicates++;
        }
        message.receipts++;
        message.sentBy = model.life();
        message.sentOn = connection;
        message.sentNanos = clock.nanos();
        message.mayRepeat = false;
        tally.receipts++;
        return message;
    }

    /** An intermediate notification is in the outbox. */
    Tracked onNotification(String text, Connection connection) {
        Tracked message = model.byText(text);
        if (message == null
                || message.finalState != null
                || !message.submission.wantsNotifications(message.version.registered)
                || connection.peer().index() != message.submission.peer()) {
            throw new Violation("a notification nobody asked for: " + text + " " + message);
        }
        tally.notifications++;
        return message;
    }

    /** A receipt or notification leaves for the network: its answer must have left before. */
    void onReceiptLeaves(Tracked message) {
        if (message.answeredBy == model.life() && !message.answerLeft) {
            throw new Violation("on the wire before its answer: " + message);
        }
    }
}
