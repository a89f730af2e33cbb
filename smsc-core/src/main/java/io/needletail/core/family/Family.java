package io.needletail.core.family;

import io.needletail.api.message.MessageState;
import org.agrona.collections.LongArrayList;

/** The messages of one request, while one of them has no final state yet. */
public final class Family {
    private final long id;
    private final int account;
    private final int source;
    private final boolean oneReceipt;
    private final LongArrayList members;
    private int live;
    private boolean together;
    private int link;
    private MessageState worst = MessageState.ENROUTE;
    private int worstError;

    Family(long id, int account, int source, boolean oneReceipt, int members) {
        this.id = id;
        this.account = account;
        this.source = source;
        this.oneReceipt = oneReceipt;
        this.members = new LongArrayList(members, -1);
    }

    /** The message_id that the ESME knows; no message of the table has it. */
    public long id() {
        return id;
    }

    /** Number of the account in the registry. */
    public int account() {
        return account;
    }

    /** Hash of the source address. */
    public int source() {
        return source;
    }

    /** True if there is one receipt for all of them, when the last one has ended; else each has its own. */
    public boolean hasOneReceipt() {
        return oneReceipt;
    }

    /** Ids of its messages, those that have ended included. */
    public LongArrayList members() {
        return members;
    }

    /** True when no message of it is on its way any more. */
    public boolean isOver() {
        return live == 0;
    }

    /** ENROUTE while one of them is on its way, then the {@link #worst}. */
    public MessageState state() {
        return isOver() ? worst : MessageState.ENROUTE;
    }

    /** The worst final state so far; ENROUTE for none. */
    public MessageState worst() {
        return worst;
    }

    /** Network error that came with it. */
    public int worstError() {
        return worstError;
    }

    /** Its messages are parts of one: they go to a carrier on one connection where they can. Not remembered by the journal. */
    public void keepTogether() {
        together = true;
    }

    public boolean isTogether() {
        return together;
    }

    /** Number of the connection that the last one went out on; 0 for none. */
    public int link() {
        return link;
    }

    public void link(int session) {
        link = session;
    }

    void join(long member) {
        members.addLong(member);
        live++;
    }

    void conclude(MessageState state, int error) {
        live--;
        note(state, error);
    }

    /** One that has ended. */
    public void note(MessageState state, int error) {
        if (rank(state) > rank(worst)) {
            worst = state;
            worstError = error;
        }
    }

    private static int rank(MessageState state) {
        return switch (state) {
            case SCHEDULED, ENROUTE -> 0;
            case DELIVERED -> 1;
            case ACCEPTED -> 2;
            case SKIPPED -> 3;
            case DELETED -> 4;
            case EXPIRED -> 5;
            case UNKNOWN -> 6;
            case UNDELIVERABLE -> 7;
            case REJECTED -> 8;
        };
    }
}
