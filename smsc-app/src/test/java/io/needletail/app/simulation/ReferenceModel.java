package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.protocol.MessageIdText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Messages with an end that later processes need not know any more, by id. */
    private final Map<Long, Tracked> ended = new HashMap<>();

    private final CarrierModel carriers;
    private final ReceiptModel receipts;
    private final OperationModel operations;
    private final MessageView view = new MessageView();
    private int life;
    private int live;
    private boolean routeRefused;
    private @Nullable Submission submitting;
    private @Nullable Tracked accepted;

    ReferenceModel(
            WorldSettings settings, SimulatedClock clock, CarrierModel carriers, SimulatedStates states, Tally tally) {
        this.settings = settings;
        this.clock = clock;
        this.carriers = carriers;
        this.tally = tally;
        this.receipts = new ReceiptModel(settings, clock, this, tally);
        this.operations = new OperationModel(settings, clock, this, states, tally);
    }

    /** Messages that the shard's table must hold now. */
    int live() {
        return live;
    }

    CarrierModel carriers() {
        return carriers;
    }

    ReceiptModel receipts() {
        return receipts;
    }

    OperationModel operations() {
        return operations;
    }

    /** All that may still be in the journal. */
    Collection<Tracked> messages() {
        return messages.values();
    }

    @Nullable
    Tracked find(long id) {
        return messages.get(id);
    }

    @Nullable
    Tracked byText(String text) {
        return byText.get(text);
    }

    /** One that has ended, and that the journal has forgotten. */
    @Nullable
    Tracked ended(long id) {
        return ended.get(id);
    }

    long highestId() {
        return messages.isEmpty() ? 0 : messages.lastKey();
    }

    /** A new process is about to replay its journal. */
    void beginLife() {
        life++;
        carriers.beginLife(life);
        operations.beginLife();
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
        Version version = null;
        if (message != null && fact.type.carriesPdu()) {
            version = message.find(fact);
            message.checkContent(fact, version);
        }
        replay.onFact(fact, message != null, version);
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
                Version before = message.version;
                message.onReplayed(found);
                if (message.version != before) {
                    describe(message);
                }
                carriers.onRecovered(message, found.upstream());
            } else {
                tally.unacknowledgedLost += message.answered || endedBefore.contains(message.id) ? 0 : 1;
                byText.remove(message.text);
                carriers.remove(message);
                if (message.finalState != null) {
                    message.endReplayed = true;
                    ended.put(message.id, message);
                }
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
                new Version(submission.pdu(), fact.timeMillis, due, expiry, submission.registered()));
        if ((fact.flags & Fact.PINNED) != 0) {
            message.pinnedTo = new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1);
        }
        describe(message);
        if (fact.dueMillis != due || fact.expiryMillis != expiry) {
            throw new Violation("due " + fact.dueMillis + " should be " + due + " and expiry " + fact.expiryMillis
                    + " should be " + expiry + " of " + message);
        }
        message.checkContent(fact, message.version);
        messages.put(fact.id, message);
        byText.put(message.text, message);
        carriers.add(message);
        accepted = message.isCopy() ? accepted : message;
        live++;
    }

    private void describe(Tracked message) {
        byte[] pdu = message.version.pdu;
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
        boolean cancelled = operations.cancels(message, fact) || message.mayGiveUp(fact.state);
        if (!reported && !expired && !rejected && !cancelled && !carriers.allows(message, fact)) {
            throw new Violation("final state " + fact.state + " is nobody's verdict: " + message);
        }
        boolean owed = (fact.flags & Fact.RECEIPT_OWED) != 0;
        if (owed != message.wantsReceipt(fact.state)) {
            throw new Violation("receipt owed is " + owed + " for " + fact.state + ": " + message);
        }
        routeRefused = false;
        carriers.onFinal(message, fact);
        message.finalState = fact.state;
        message.finalMillis = fact.timeMillis;
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
        message.checkContent(fact, message.version);
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
        message.wasTried = true;
        carriers.onAttempted(message);
    }

    void onReplaced(Fact fact) {
        Tracked message = living(fact);
        operations.onReplaced(fact, message);
        message.checkContent(fact, message.version);
        describe(message);
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

    /** Number of the present version of a message. */
    int newestVersion(long id) {
        return messages.get(id).versions.size() - 1;
    }

    /**
     * Facts up to here survive every crash.
     *
     * @param detail the carrier's id of a hand-over, the number of the version of a replacement
     */
    void onDurable(long id, FactType type, long detail) {
        Tracked message = messages.get(id);
        if (message == null) {
            return;
        }
        message.onDurable(type, detail);
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
        message.begun++;
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
