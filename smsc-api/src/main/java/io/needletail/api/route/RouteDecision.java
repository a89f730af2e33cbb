package io.needletail.api.route;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import org.jspecify.annotations.Nullable;

/**
 * The router's answer: a mutable flyweight that the caller owns. The router resets and fills it; everything it refers to
 * belongs to the snapshot and is immutable. Owned by one thread.
 */
public final class RouteDecision {
    /** Most edits, copies of one decision: a snapshot with more is refused when it is compiled. */
    public static final int MAX_EDITS = 16;

    public static final int MAX_COPIES = 4;

    /** What is to become of the message. */
    public enum Kind {
        /** It goes to a destination of {@link #plan}. */
        FORWARD,
        /** Its submit is answered with {@link #commandStatus}; later than that it ends as REJECTED. */
        REJECT,
        /** It is accepted, goes nowhere, and ends in {@link #finalState}. */
        DROP
    }

    private Kind kind = Kind.REJECT;
    private int rule;
    private int commandStatus = CommandStatus.RSYSERR;
    private MessageState finalState = MessageState.REJECTED;
    private @Nullable DestinationPlan plan;
    private @Nullable Lane lane;
    private long validityMillis;
    private @Nullable String tag;
    private final MessageEdit[] edits = new MessageEdit[MAX_EDITS];
    private int editCount;
    private final DestinationPlan[] copies = new DestinationPlan[MAX_COPIES];
    private int copyCount;

    /** Forgets everything; the router calls this first. */
    public void reset() {
        kind = Kind.REJECT;
        rule = 0;
        commandStatus = CommandStatus.RSYSERR;
        plan = null;
        lane = null;
        validityMillis = 0;
        tag = null;
        editCount = 0;
        copyCount = 0;
    }

    /** @param ruleNumber of the deciding rule in the registry of rule names */
    public void forward(int ruleNumber, DestinationPlan to) {
        kind = Kind.FORWARD;
        rule = ruleNumber;
        plan = to;
    }

    /** @param status never ESME_ROK */
    public void reject(int ruleNumber, int status) {
        kind = Kind.REJECT;
        rule = ruleNumber;
        commandStatus = status;
        plan = null;
    }

    /** @param state any final state */
    public void drop(int ruleNumber, MessageState state) {
        kind = Kind.DROP;
        rule = ruleNumber;
        finalState = state;
        plan = null;
    }

    public void lane(Lane priority) {
        lane = priority;
    }

    /** @param millis longest validity from acceptance on */
    public void validity(long millis) {
        validityMillis = millis;
    }

    public void tag(String name) {
        tag = name;
    }

    public void edit(MessageEdit edit) {
        edits[editCount++] = edit;
    }

    public void copy(DestinationPlan to) {
        copies[copyCount++] = to;
    }

    public Kind kind() {
        return kind;
    }

    /** Number of the deciding rule in the registry of rule names. */
    public int rule() {
        return rule;
    }

    /** Of a REJECT. */
    public int commandStatus() {
        return commandStatus;
    }

    /** Of a DROP. */
    public MessageState finalState() {
        return finalState;
    }

    /** Of a FORWARD, else null. */
    public @Nullable DestinationPlan plan() {
        return plan;
    }

    /** The lane that a rule set; null for what the message's own priority_flag means. */
    public @Nullable Lane lane() {
        return lane;
    }

    /** Longest validity in milliseconds that a rule set; 0 for none. */
    public long validityMillis() {
        return validityMillis;
    }

    /** The tag that a rule set last, or null. */
    public @Nullable String tag() {
        return tag;
    }

    /** Changes to what is sent on, to be applied in order. */
    public int edits() {
        return editCount;
    }

    public MessageEdit edit(int index) {
        return edits[index];
    }

    /** Copies to be sent elsewhere, each a message of its own without a receipt. */
    public int copies() {
        return copyCount;
    }

    public DestinationPlan copy(int index) {
        return copies[index];
    }
}
