package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reference model knows about one message id. */
final class Tracked {
    final long id;
    /** The id as answers and receipts spell it. */
    final String text;

    final Submission submission;
    final long acceptedMillis;
    final long dueMillis;
    final long expiryMillis;

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

    Tracked(long id, String text, Submission submission, long acceptedMillis, long dueMillis, long expiryMillis) {
        this.id = id;
        this.text = text;
        this.submission = submission;
        this.acceptedMillis = acceptedMillis;
        this.dueMillis = dueMillis;
        this.expiryMillis = expiryMillis;
    }

    /** What the world knows it by. */
    void describe(MessageView view) {
        Integer of = RouteBook.number(view.destination());
        source = view.source();
        number = of == null ? 0 : of;
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
        return !isCopy() && !submission.isInbound() && submission.wantsReceipt(state);
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
                + ", registered_delivery " + submission.registered() + ", number " + number + ", pinned to <" + pinnedTo
                + ">, wire " + wire + ", handed " + handed + ", verdicts " + verdicts + ", sent " + sent + ")";
    }
}
