package io.needletail.app.simulation;

import io.needletail.api.route.RouteQuery;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One session with a carrier: both ends of its connection, in order each way, and what the model knows of its window. */
final class CarrierLink {
    /** What travels to the server. */
    enum Kind {
        ANSWER,
        DELIVER,
        END
    }

    /** One PDU of the carrier: the answer to a submit_sm with its id, or a deliver_sm. */
    record Inbound(Kind kind, int sequence, int status, String id, Handed handed, CarrierDeliver deliver) {}

    /** One PDU of the server: a submit_sm, or the answer to a deliver_sm. */
    record Outbound(int sequence, int status, Handed submit) {}

    final SimulatedCarrier carrier;
    final int number;
    final int loop;
    final int version;
    final int bind;
    final ArrayDeque<Inbound> toServer = new ArrayDeque<>();
    final ArrayDeque<Outbound> toCarrier = new ArrayDeque<>();
    /** submit_sm that the shard waits for, by sequence_number. */
    final Map<Integer, Handed> sent = new HashMap<>();
    /** deliver_sm that the carrier waits for, by sequence_number. */
    final Map<Integer, CarrierDeliver> delivers = new HashMap<>();
    /** Sabotage: those of them that are acknowledged already. */
    final Set<Integer> acknowledged = new HashSet<>();
    /** The carrier has not closed it. */
    boolean open = true;
    /** The event loop has not yet seen the end. */
    boolean served = true;
    /** The shard has not yet seen the end. */
    boolean known;

    CarrierLink(SimulatedCarrier carrier, int number, int loop, int version, int bind) {
        this.carrier = carrier;
        this.number = number;
        this.loop = loop;
        this.version = version;
        this.bind = bind;
    }

    boolean submits() {
        return bind != RouteQuery.RECEIVER;
    }

    /** The carrier breaks it: of what it has sent only a beginning arrives. */
    void breakOff(Dice dice) {
        open = false;
        toCarrier.clear();
        int arrives = dice.between(0, toServer.size());
        while (toServer.size() > arrives) {
            toServer.pollLast();
        }
        toServer.add(new Inbound(Kind.END, 0, 0, "", null, null));
    }

    /** The server is gone. */
    void cut() {
        open = false;
        served = false;
        toServer.clear();
    }
}
