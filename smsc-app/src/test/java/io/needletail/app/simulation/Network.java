package io.needletail.app.simulation;

import java.util.ArrayList;
import java.util.List;

/** All connections to the running process. */
final class Network {
    private final Dice dice;
    private final WorldSettings settings;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Connection> justBound = new ArrayList<>();
    private int lastNumber;

    Network(Dice dice, WorldSettings settings) {
        this.dice = dice;
        this.settings = settings;
    }

    /** A bind that succeeds; the event loop will announce it to the shard. */
    Connection open(Esme peer, int version, int window, int type) {
        Connection connection =
                new Connection(peer, ++lastNumber, dice.between(0, settings.loops() - 1), version, window, type);
        connections.add(connection);
        justBound.add(connection);
        return connection;
    }

    List<Connection> connections() {
        return connections;
    }

    /** Connections the event loops have not announced yet; emptied by the caller. */
    List<Connection> justBound() {
        return justBound;
    }

    /** The process is gone, and all its connections with it. What it had flushed may arrive or not. */
    void down() {
        for (Connection connection : connections) {
            int arrives = dice.between(0, connection.toPeer.size());
            while (connection.toPeer.size() > arrives) {
                connection.toPeer.pollLast();
            }
            connection.cut();
        }
        connections.clear();
        justBound.clear();
    }
}
