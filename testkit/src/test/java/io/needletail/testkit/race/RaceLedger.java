package io.needletail.testkit.race;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the ESME knows of its messages over all rounds, and what must hold between it: one final state each, told the same by
 * receipts and every query from then on; a cancel_sm and a replace_sm did what their answers said. Thread-safe.
 */
final class RaceLedger {
    static final int OK = 0;
    private static final Pattern RECEIPT = Pattern.compile("id:(\\S+) .*stat:(\\S+) .*text:(.*)", Pattern.DOTALL);
    private static final String DELETED = "DELETED";
    private static final String[] STATES = {
        "SCHEDLD", "ENROUTE", "DELIVRD", "EXPIRED", DELETED, "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"
    };
    private static final int ENROUTE = 1;

    private final Map<String, RaceMessage> messages = new HashMap<>();
    /** Of messages whose submit_sm_resp got lost. */
    private final Map<String, String> strangers = new HashMap<>();

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    synchronized RaceMessage accepted(String id, String text) {
        RaceMessage message = new RaceMessage(id, text);
        check(messages.put(id, message) == null, "an id was given twice: " + id);
        String early = strangers.remove(id);
        if (early != null) {
            received(early);
        }
        count("submitted");
        return message;
    }

    /** A receipt. */
    synchronized void received(String text) {
        Matcher fields = RECEIPT.matcher(text);
        if (!fields.matches()) {
            faults.add("no receipt: " + text);
            return;
        }
        RaceMessage message = messages.get(fields.group(1));
        if (message == null) {
            strangers.put(fields.group(1), text);
            return;
        }
        count(fields.group(2));
        concluded(message, fields.group(2));
        check(
                message.receiptText.isEmpty() || message.receiptText.equals(fields.group(3)),
                "two receipts with different texts: " + message);
        message.receiptText = fields.group(3);
        message.receipts++;
    }

    /** A query_sm_resp; the state was no other one than final when the query was sent, if {@code endKnown}. */
    synchronized void queried(RaceMessage message, boolean endKnown, int status, String finalDate, int state) {
        count("queries");
        if (status != OK) {
            faults.add("a query answered " + status + ": " + message);
            return;
        }
        if (state == ENROUTE) {
            check(!endKnown && finalDate.isEmpty(), "on its way after its end, or with a final_date: " + message);
            return;
        }
        concluded(message, STATES[state]);
        check(
                message.finalDate.isEmpty() || message.finalDate.equals(finalDate),
                "final_date " + finalDate + " now: " + message);
        message.finalDate = finalDate;
    }

    synchronized boolean isConcluded(RaceMessage message) {
        return !message.finalState.isEmpty();
    }

    synchronized void cancelled(RaceMessage message, int status) {
        message.cancelStatus = status;
        count(status == OK ? "cancelled" : "cancelRefused");
        check(status == OK || status == 0x11 || status == 0x0C, "a cancel answered " + status + ": " + message);
    }

    synchronized void replaced(RaceMessage message, int status) {
        message.replaceStatus = status;
        count(status == OK ? "replaced" : "replaceRefused");
        check(status == OK || status == 0x13 || status == 0x0C, "a replace answered " + status + ": " + message);
    }

    /** Messages whose receipt has not come. */
    synchronized long missing() {
        return messages.values().stream().filter(each -> each.receipts == 0).count();
    }

    synchronized Collection<RaceMessage> messages() {
        return new ArrayList<>(messages.values());
    }

    /** After the last receipt: everything that does not fit together. */
    synchronized List<String> faults() {
        for (RaceMessage message : messages.values()) {
            boolean deleted = message.finalState.equals(DELETED);
            boolean mayBeDeleted = message.cancelStatus == OK || message.cancelStatus == RaceMessage.UNANSWERED;
            check(message.receipts > 0, "lost: " + message);
            check(deleted ? mayBeDeleted : message.cancelStatus != OK, "its cancel says otherwise: " + message);
            boolean isNew = message.receiptText.equals(message.newText);
            boolean known = isNew || message.receiptText.equals(message.text);
            boolean mayBeNew = message.replaceStatus == OK || message.replaceStatus == RaceMessage.UNANSWERED;
            check(known && (isNew ? mayBeNew : message.replaceStatus != OK), "its replace says otherwise: " + message);
        }
        return new ArrayList<>(faults);
    }

    synchronized String summary() {
        return counts + ", of messages whose answer got lost " + strangers.size();
    }

    synchronized int count(String what) {
        return counts.merge(what, 1, Integer::sum);
    }

    synchronized int counted(String what) {
        return counts.getOrDefault(what, 0);
    }

    private void concluded(RaceMessage message, String state) {
        check(
                message.finalState.isEmpty() || message.finalState.equals(state),
                "a second final state " + state + ": " + message);
        message.finalState = state;
    }
}
