package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.protocol.MessageIdText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a shard, in as few words as possible: the facts that reach its journal, the answers and receipts
 * that leave it, and what is left after each crash are held against what ESMEs and destinations did. Lives longer than any
 * process.
 */
final class ReferenceModel {
    private final WorldSettings settings;
    private final SimulatedClock clock;
    private final Tally tally;
    /** Everything that has an id and may still be in the journal, by id. */
    private final TreeMap<Long, Tracked> messages = new TreeMap<>();

    private final Map<String, Tracked> byText = new HashMap<>();
    private final Replay replay = new Replay();
    /** Had ended as far as the process knew that is gone. */
    private final Set<Long> endedBefore = new HashSet<>();
    /** Every id that any ESME was told. */
    private final Set<Long> givenOut = new HashSet<>();

    private final CarrierModel carriers;
    private final MessageView view = new MessageView();
    private int life;
    private int live;
    private boolean routeRefused;
    private @Nullable Submission submitting;
    private @Nullable Tracked accepted;

    ReferenceModel(WorldSettings settings, SimulatedClock clock, CarrierModel carriers, Tally tally) {
        this.settings = settings;
        this.clock = clock;
        this.carriers = carriers;
        this.tally = tally;
    }

    /** Messages that the shard's table must hold now. */
    int live() {
        return live;
    }

    CarrierModel carriers() {
        return carriers;
    }

    /** A new process is about to replay its journal. */
    void beginLife() {
        life++;
        carriers.beginLife(life);
        replay.begin();
        endedBefore.clear();
        for (Tracked message : messages.values()) {
            if (message.hasEnded()) {
                endedBefore.add(message.id);
            }
        }
    }

    int life() {
        return life;
    }

    /** One fact of a replay. */
    void onReplayed(Fact fact) {
        Tracked message = messages.get(fact.id);
        if (message != null && fact.type.carriesPdu()) {
            checkContent(fact, message);
        }
        replay.onFact(fact, message != null);
    }

    /** All facts have been replayed: nothing acknowledged is missing, nothing that has ended is back. */
    void onReplayEnd() {
        if (!replay.strangers.isEmpty()) {
            throw new Violation("ended for good and came back: ids " + replay.strangers);
        }
        Iterator<Tracked> all = messages.values().iterator();
        while (all.hasNext()) {
            Tracked message = all.next();
            Replay.Found found = replay.found.get(message.id);
            boolean known = found != null;
            if (known && message.endDurable) {
                throw new Violation("came back after its end was durable: " + message);
            }
            if (known && message.finalDurable && found.state() == null) {
                throw new Violation("its durable end is gone: " + message);
            }
            if (!known && (message.mustBeKept() || message.acceptedDurable) && !endedBefore.contains(message.id)) {
                tally.lost++;
                throw new Violation("acknowledged and lost: " + message);
            }
            if (known) {
                message.finalState = found.state();
                message.owed = found.state() != null;
                message.networkError = found.networkError();
                message.outcome = found.state();
                message.outcomeError = found.networkError();
                message.settled = false;
                message.replayed = true;
                carriers.onRecovered(message, found.upstream());
            } else {
                tally.unacknowledgedLost += message.answered || endedBefore.contains(message.id) ? 0 : 1;
                byText.remove(message.text);
                carriers.remove(message);
                all.remove();
            }
        }
        live = replay.found.size();
    }

    /** The shard has taken up what it has found, and may have ended some of it. */
    void onRecovered(int tableSize) {
        if (tableSize != live) {
            throw new Violation("the table holds " + tableSize + " messages after recovery, the journal " + live);
        }
    }

    private void checkContent(Fact fact, Tracked message) {
        byte[] expected = message.submission.pdu();
        int at = fact.pduOffset;
        // The sequence_number is the connection's and not part of the message.
        boolean same = fact.pduLength == expected.length && fact.timeMillis == message.acceptedMillis;
        for (int i = 16; same && i < expected.length; i++) {
            same = fact.pdu[at + i] == expected[i];
        }
        String systemId = new String(fact.systemId, 0, fact.systemIdLength, StandardCharsets.ISO_8859_1);
        if (!same || !systemId.equals(message.submission.systemId())) {
            throw new Violation(fact.type + " holds something else than was submitted: " + message);
        }
    }

    /** The shard is about to see this submit; null when it has. */
    void submitting(@Nullable Submission submission) {
        submitting = submission;
        accepted = submission == null ? accepted : null;
    }

    /** The router refuses a message that was accepted before. */
    void onRouteRefused() {
        routeRefused = true;
    }

    void onAccepted(Fact fact) {
        Submission submission = submitting;
        if (submission == null || !submission.timesValid() || !submission.routable()) {
            throw new Violation("accepted what should be refused: id " + fact.id + ", " + submission);
        }
        Tracked before = messages.get(fact.id);
        if (before != null || givenOut.contains(fact.id)) {
            throw new Violation("id given twice: " + fact.id + " " + before);
        }
        long due = submission.scheduleSeconds() == 0 ? 0 : fact.timeMillis + submission.scheduleSeconds() * 1000L;
        long expiry = submission.expiryMillis(fact.timeMillis, due);
        byte[] text = new byte[MessageIdText.MAX_LENGTH];
        int length = MessageIdText.write(fact.id, (fact.flags & Fact.SHORT_ID) != 0, text, 0);
        Tracked message = new Tracked(
                fact.id,
                new String(text, 0, length, StandardCharsets.US_ASCII),
                submission,
                fact.timeMillis,
                due,
                expiry);
        if ((fact.flags & Fact.PINNED) != 0) {
            message.pinnedTo = new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1);
        }
        describe(message);
        if (fact.dueMillis != due || fact.expiryMillis != expiry) {
            throw new Violation("due " + fact.dueMillis + " should be " + due + " and expiry " + fact.expiryMillis
                    + " should be " + expiry + " of " + message);
        }
        checkContent(fact, message);
        messages.put(fact.id, message);
        byText.put(message.text, message);
        carriers.add(message);
        accepted = message.isCopy() ? accepted : message;
        live++;
    }

    private void describe(Tracked message) {
        byte[] pdu = message.submission.pdu();
        MessageScanner.scan(pdu, 0, pdu.length, view);
        message.describe(view);
        boolean expected = carriers.book().copies(message.number).contains(message.pinnedTo);
        if (message.isCopy() && !expected) {
            throw new Violation("a copy for " + message.pinnedTo + ": " + message);
        }
    }

    /** The message that the last submit has become since {@link #submitting}; null for none. */
    @Nullable
    Tracked takeAccepted() {
        Tracked taken = accepted;
        accepted = null;
        return taken;
    }

    void onFinal(Fact fact) {
        Tracked message = living(fact);
        if (message.finalState != null) {
            throw new Violation("a second final state " + fact.state + ": " + message);
        }
        boolean expired = fact.state == MessageState.EXPIRED && fact.timeMillis >= message.expiryMillis;
        boolean reported = fact.state == message.outcome && fact.networkError == message.outcomeError;
        boolean rejected = fact.state == MessageState.REJECTED && routeRefused;
        if (!reported && !expired && !rejected && !message.mayGiveUp(fact.state) && !carriers.allows(message, fact)) {
            throw new Violation("final state " + fact.state + " is nobody's verdict: " + message);
        }
        boolean owed = (fact.flags & Fact.RECEIPT_OWED) != 0;
        if (owed != message.wantsReceipt(fact.state)) {
            throw new Violation("receipt owed is " + owed + " for " + fact.state + ": " + message);
        }
        routeRefused = false;
        carriers.onFinal(message, fact);
        message.finalState = fact.state;
        message.networkError = fact.networkError;
        message.owed = owed;
        if (!owed) {
            live--;
        }
    }

    void onSettled(Fact fact) {
        Tracked message = living(fact);
        if (message.finalState == null || !message.owed || !message.mayBeSettled) {
            throw new Violation("settled without a reason: " + message);
        }
        message.settled = true;
        tally.settled++;
        live--;
    }

    void onCarried(Fact fact) {
        Tracked message = living(fact);
        checkContent(fact, message);
        MessageState expected = message.finalState == null ? MessageState.ENROUTE : message.finalState;
        if (fact.state != expected || fact.networkError != message.networkError && expected.isFinal()) {
            throw new Violation("carried forward as " + fact.state + ": " + message);
        }
        boolean mayWaitInLane =
                carriers.waitsElsewhere(message) && (clock.millis() >= message.dueMillis || settings.clockJumps());
        if (expected == MessageState.ENROUTE
                && !message.offered
                && fact.dueMillis < message.dueMillis
                && !mayWaitInLane) {
            throw new Violation("carried forward without its schedule: " + message);
        }
        carriers.onCarried(fact, message);
        tally.carried++;
    }

    void onAttempted(Fact fact) {
        Tracked message = living(fact);
        if (message.finalState != null) {
            throw new Violation("tried again after its end: " + message);
        }
        carriers.onAttempted(message);
    }

    void onHandedOver(Fact fact) {
        Tracked message = living(fact);
        if (message.finalState != null) {
            throw new Violation("handed over after its end: " + message);
        }
        carriers.onHandedOver(fact, message);
    }

    private Tracked living(Fact fact) {
        Tracked message = messages.get(fact.id);
        if (message == null || message.hasEnded() || message.endDurable) {
            throw new Violation(fact.type + " of a message that is not there: id " + fact.id + " " + message);
        }
        return message;
    }

    /** Facts up to here survive every crash. */
    void onDurable(long id, FactType type, long upstream) {
        Tracked message = messages.get(id);
        if (message == null) {
            return;
        }
        switch (type) {
            case ACCEPTED -> message.acceptedDurable = true;
            case HANDED_OVER -> message.handedDurable |= message.handed != null && message.handed.upstream == upstream;
            default -> {
                message.finalDurable |= message.finalState != null;
                message.endDurable |= message.hasEnded();
            }
        }
    }

    Tracked onOffered(long id, long nowMillis) {
        Tracked message = messages.get(id);
        if (message == null || message.hasEnded() || message.finalState != null) {
            throw new Violation("offered without being alive: id " + id + " " + message);
        }
        if (!message.answered && !message.isCopy() && !replay.found.containsKey(id)
                || !message.acceptedDurable && !replay.found.containsKey(id)) {
            throw new Violation("offered before it was acknowledged: " + message);
        }
        if (!message.offered && nowMillis < message.dueMillis && !settings.clockJumps()) {
            throw new Violation("offered " + (message.dueMillis - nowMillis) + " ms before its schedule: " + message);
        }
        return message;
    }

    /** A positive submit_sm_resp is in the outbox. */
    Tracked onAnswered(String text) {
        Tracked message = byText.get(text);
        if (message == null || message.answered || message.isCopy() || message.submission.isInbound()) {
            throw new Violation(
                    "answered with an id that was never accepted or has been given out: " + text + " " + message);
        }
        message.answered = true;
        if (message.mustBeKept()) {
            givenOut.add(message.id);
        }
        message.answeredBy = life;
        tally.messages++;
        return message;
    }

    /** A receipt is in the outbox. */
    Tracked onReceipt(String text, String stateWord, Connection connection) {
        Tracked message = byText.get(text);
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
        if (message.receipts > 0 && message.sentBy == life && !message.mayRepeat && !timedOut) {
            throw new Violation("a receipt repeated without a reason: " + message);
        }
        if (message.receipts > 0) {
            tally.duplicates++;
        }
        message.receipts++;
        message.sentBy = life;
        message.sentOn = connection;
        message.sentNanos = clock.nanos();
        message.mayRepeat = false;
        tally.receipts++;
        return message;
    }

    /** An intermediate notification is in the outbox. */
    Tracked onNotification(String text, Connection connection) {
        Tracked message = byText.get(text);
        if (message == null
                || message.finalState != null
                || !message.submission.wantsNotifications()
                || connection.peer().index() != message.submission.peer()) {
            throw new Violation("a notification nobody asked for: " + text + " " + message);
        }
        tally.notifications++;
        return message;
    }

    /** A receipt or notification leaves for the network: its answer must have left before. */
    void onReceiptLeaves(Tracked message) {
        if (message.answeredBy == life && !message.answerLeft) {
            throw new Violation("on the wire before its answer: " + message);
        }
    }

    /** All that was acknowledged and has not ended. */
    List<Tracked> unfinished() {
        List<Tracked> open = new ArrayList<>();
        for (Tracked message : messages.values()) {
            if (message.answered && !message.hasEnded() && !message.endDurable) {
                open.add(message);
            }
        }
        return open;
    }
}
