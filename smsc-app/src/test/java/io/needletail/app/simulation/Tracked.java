package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reference model knows about one message id. */
final class Tracked {
    final long id;
    /** The id as answers and receipts spell it. */
    final String text;

    final Submission submission;
    /** As it is now; the first is as it was submitted, each after that what a replace_sm has made of it. */
    final List<Version> versions = new ArrayList<>();

    Version version;
    long dueMillis;
    long expiryMillis;

    /** A positive answer has been put into an outbox: the message must not be lost any more. */
    boolean answered;
    /** The process that answered it; its answer has left, or its session is gone. */
    int answeredBy;

    boolean answerLeft;
    /** What the destination, or the router, said last. */
    @Nullable
    MessageState outcome;

    int outcomeError;
    int networkError;
    /** The final state in the journal of the running process. */
    @Nullable
    MessageState finalState;

    boolean owed;
    boolean settled;
    /** No crash can take the end of this message back. */
    boolean endDurable;

    /** The ESME has once sent a positive deliver_sm_resp, or one that allows the shard to give up. */
    boolean mayBeSettled;
    /** The last deliver_sm with the receipt, and whether it may be sent again. */
    @Nullable
    Connection sentOn;

    int sentBy;
    long sentNanos;
    boolean mayRepeat;
    int receipts;
    /** Where a copy must go; empty for a message that is routed. */
    String pinnedTo = "";
    /** Its own sender, the number its route hangs on. */
    String source = "";

    String destination = "";

    int number;
    int textOffset;
    int textLength;
    /** Found in the journal by the running process. */
    boolean replayed;
    /** No crash can take its acceptance, its end back. */
    boolean acceptedDurable;

    boolean finalDurable;
    /** When the running process has got it. */
    long knownNanos;
    /** Final states that carriers and ESMEs have given it. */
    final List<Verdict> verdicts = new ArrayList<>();
    /** All that was ever sent to carriers. */
    final List<Handed> sent = new ArrayList<>();
    /** Unanswered at a carrier as far as the running process knows. */
    @Nullable
    Handed wire;
    /** A carrier has it, as far as the running process knows, until then. */
    @Nullable
    Handed handed;

    boolean handedDurable;
    /** What the carrier had said before its response was not all in the journal: it may count when a process starts. */
    boolean settledAtRecovery;
    /** A carrier has given its id to another message, too. */
    boolean ambiguous;
    /** The last deliver_sm with the message itself. */
    int deliveredBy;

    long deliveredNanos;
    boolean mayDeliverAgain = true;

    /** A final state and its error. */
    record Verdict(MessageState state, int error) {}

    /** Once offered to a destination, in any life, its schedule is over. */
    boolean offered;
    /** Not known whether it was: a crash has taken back what came after. */
    boolean mayStillWait;

    /** How often somebody has been given it. */
    int begun;
    /** An attempt has failed once. */
    boolean wasTried;
    /** When it has reached its final state. */
    long finalMillis;
    /** A replay has found its final state. */
    boolean endReplayed;
    /** The session of the ESME that it is for, while that has not answered. */
    @Nullable
    Connection deliveringOn;

    int deliveringSequence;
    /** A carrier waits for what the ESME says. */
    @Nullable
    CarrierDeliver passBack;

    Tracked(long id, String text, Submission submission, Version version) {
        this.id = id;
        this.text = text;
        this.submission = submission;
        become(version, false);
    }

    /** From now on it is another one. */
    void become(Version next, boolean rescheduled) {
        version = next;
        versions.add(next);
        take(next);
        offered &= !rescheduled;
        mayStillWait &= !rescheduled;
    }

    /** A destination has it now. */
    void isOffered() {
        offered = true;
        mayStillWait = false;
    }

    /** What a replay has found it to be. */
    void onReplayed(Replay.Found found) {
        finalState = found.state();
        owed = found.state() != null;
        networkError = found.networkError();
        outcome = found.state();
        outcomeError = found.networkError();
        settled = false;
        replayed = true;
        endReplayed = found.state() != null;
        deliveringOn = null;
        passBack = null;
        if (found.version() != version) {
            recovered(found.version());
        }
    }

    /** A fact about it survives every crash. */
    void onDurable(FactType type, long detail) {
        switch (type) {
            case ACCEPTED -> acceptedDurable = true;
            case REPLACED -> versions.get((int) detail).durable = true;
            case HANDED_OVER -> handedDurable |= handed != null && handed.upstream == detail;
            default -> {
                finalDurable |= finalState != null;
                endDurable |= hasEnded();
            }
        }
    }

    /** @param held the version that the fact should hold */
    void checkContent(Fact fact, @Nullable Version held) {
        boolean same = held != null && held.isIn(fact);
        String systemId = new String(fact.systemId, 0, fact.systemIdLength, StandardCharsets.ISO_8859_1);
        if (!same || !systemId.equals(submission.systemId())) {
            throw new Violation(fact.type + " holds something else than was submitted: " + this);
        }
    }

    /** Newer versions are gone. */
    private void recovered(Version found) {
        int newest = versions.indexOf(found);
        for (int i = versions.size() - 1; i > newest; i--) {
            if (versions.get(i).durable) {
                throw new Violation("a durable replacement is gone: " + this);
            }
            versions.remove(i);
            mayStillWait = true;
            offered = true;
        }
        version = found;
        take(found);
    }

    private void take(Version taken) {
        dueMillis = taken.dueMillis;
        expiryMillis = taken.expiryMillis;
    }

    /** The version that a fact holds, or null. */
    @Nullable
    Version find(Fact fact) {
        for (Version each : versions) {
            if (each.isIn(fact)) {
                return each;
            }
        }
        return null;
    }

    /** What the world knows it by. */
    void describe(MessageView view) {
        Integer of = RouteBook.number(view.destination());
        source = view.source();
        destination = view.destination();
        number = of == null ? 0 : of;
        describeText(view);
    }

    /** The text of its present version. */
    void describeText(MessageView view) {
        textOffset = view.textOffset();
        textLength = view.textLength();
    }

    /** A datagram may get lost until it is durable, answered or not. */
    boolean mustBeKept() {
        return answered && !submission.datagram();
    }

    /** A datagram has one attempt; what would make another message wait ends it. */
    boolean mayGiveUp(MessageState state) {
        return submission.datagram()
                && !isCopy()
                && (state == MessageState.UNDELIVERABLE || state == MessageState.UNKNOWN);
    }

    boolean isCopy() {
        return !pinnedTo.isEmpty();
    }

    boolean wantsReceipt(MessageState state) {
        return !isCopy() && !submission.isInbound() && submission.wantsReceipt(state, version.registered);
    }

    /** True when the journal may have forgotten it: no receipt is owed, or it is settled. */
    boolean hasEnded() {
        return settled || finalState != null && !owed;
    }

    @Override
    public String toString() {
        return "message " + text + " (answered " + answered + ", outcome " + outcome + ", final " + finalState
                + ", owed "
                + owed + ", settled " + settled + ", end durable " + endDurable + ", receipts " + receipts
                + ", registered_delivery " + version.registered + ", versions " + versions.size() + ", due " + dueMillis
                + ", number " + number + ", pinned to <" + pinnedTo
                + ">, on its way " + begun + ", delivering " + (deliveringOn != null) + ", wire " + wire + ", handed "
                + handed + ", verdicts " + verdicts + ", sent " + sent + ")";
    }
}
