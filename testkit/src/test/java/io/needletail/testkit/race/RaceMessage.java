package io.needletail.testkit.race;

/** One accepted message as its ESME knows it; guarded by the {@link RaceLedger}. */
final class RaceMessage {
    /** No such operation was sent. */
    static final int NOT_SENT = -2;
    /** Sent, and not answered: it may have been done or not. */
    static final int UNANSWERED = -1;

    final String id;
    final String text;
    final String newText;
    int cancelStatus = NOT_SENT;
    int replaceStatus = NOT_SENT;
    String finalState = "";
    String finalDate = "";
    String receiptText = "";
    int receipts;

    RaceMessage(String id, String text) {
        this.id = id;
        this.text = text;
        this.newText = "new " + text;
    }

    @Override
    public String toString() {
        return id + " " + finalState + " at " + finalDate + ", receipts " + receipts + " of <" + receiptText
                + ">, submitted as <" + text + ">, cancel answered " + cancelStatus + ", replace " + replaceStatus;
    }
}
