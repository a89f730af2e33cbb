package io.needletail.app.simulation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** One bound session with both ends of its TCP connection: in order each way, as late as the world likes. */
final class Connection {
    /** What travels to the server. */
    enum Kind {
        SUBMIT,
        OPERATION,
        DELIVER_ANSWER,
        UNBIND,
        END
    }

    /** One PDU to the server. */
    record Inbound(Kind kind, int sequence, int status, Submission submission, Race race) {
        Inbound(Kind kind, int sequence, int status, Submission submission) {
            this(kind, sequence, status, submission, null);
        }
    }

    /** One PDU to the ESME: an answer, {@code text} the id of a positive one, or a deliver_sm with its message: not a receipt that ends it. */
    record Outbound(int sequence, int status, String text, Tracked message, boolean notification) {}

    final int number;
    final int loop;
    final int version;
    final int window;
    final boolean receives;
    final boolean transmits;
    final ArrayDeque<Inbound> toServer = new ArrayDeque<>();
    final ArrayDeque<Outbound> toPeer = new ArrayDeque<>();
    /** Submits the ESME waits for, by sequence_number. */
    final Map<Integer, Submission> unanswered = new HashMap<>();
    /** Operations the ESME waits for, by sequence_number. */
    final Map<Integer, Operation> asked = new HashMap<>();
    /** Receipts as the server sees them, by sequence_number; null for a notification. */
    final Map<Integer, Tracked> delivered = new HashMap<>();
    /** Messages to the ESME as the server sees them, by sequence_number. */
    final Map<Integer, Tracked> deliveries = new HashMap<>();

    private final Esme peer;
    /** The ESME may still send. */
    boolean open = true;
    /** The event loop has not yet seen the end. */
    boolean served = true;

    Connection(Esme peer, int number, int loop, int version, int window, int type) {
        this.peer = peer;
        this.number = number;
        this.loop = loop;
        this.version = version;
        this.window = window;
        this.receives = type != 0;
        this.transmits = type != 1;
    }

    Esme peer() {
        return peer;
    }

    /** The ESME is gone: of what it has sent only a beginning arrives. */
    void die(Dice dice) {
        open = false;
        toPeer.clear();
        int arrives = dice.between(0, toServer.size());
        while (toServer.size() > arrives) {
            toServer.pollLast();
        }
        toServer.add(new Inbound(Kind.END, 0, 0, null));
    }

    /** The server is gone. */
    void cut() {
        open = false;
        served = false;
        toServer.clear();
    }
}
