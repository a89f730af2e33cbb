package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.MessageIdText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of moods: submits, answers receipts in every way there is, unbinds, dies and binds again. */
final class Esme {
    private static final int MAX_CONNECTIONS = 3;
    private static final int MOST_KNOWN = 200;

    private final int index;
    private final Dice dice;
    private final WorldSettings settings;
    private final Submissions submissions;
    private final Operations operations;
    private final Tally tally;
    private final Account account;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Submission> again = new ArrayList<>();
    /** Messages it was told the id of, the newest last. */
    private final List<Operations.Known> known = new ArrayList<>();

    private int nextSequence = 1;
    private boolean friendly;

    Esme(int index, Dice dice, WorldSettings settings, Submissions submissions, Operations operations, Tally tally) {
        this.index = index;
        this.dice = dice;
        this.settings = settings;
        this.submissions = submissions;
        this.operations = operations;
        this.tally = tally;
        this.account = new Account(systemId(index), 0, settings.submitWindow(), 10, 0);
    }

    static String systemId(int index) {
        return "esme" + index;
    }

    int index() {
        return index;
    }

    Account account() {
        return account;
    }

    /** From now on it submits nothing, accepts everything and stays bound. */
    void becomeFriendly() {
        friendly = true;
        again.clear();
    }

    /** One step of its life. */
    void act(Network network) {
        connections.removeIf(this::isOver);
        if (connections.size() < MAX_CONNECTIONS && dice.chance(friendly || connections.isEmpty() ? 0.5 : 0.1)) {
            bind(network);
        }
        for (Connection connection : connections) {
            read(connection);
            if (connection.open && !friendly) {
                leave(connection);
            }
            if (connection.open && connection.transmits && !friendly && dice.chance(0.15)) {
                submit(connection);
            }
            if (connection.open && connection.transmits && !friendly && !known.isEmpty() && operations.isDue()) {
                operate(connection);
            }
        }
    }

    private void bind(Network network) {
        int type = friendly ? 2 : dice.oneOf(0, 1, 2, 2, 2, 2);
        int version = dice.chance(0.1) ? 0x33 : dice.chance(0.1) ? 0x50 : 0x34;
        connections.add(network.open(this, version, dice.between(1, 10), type));
    }

    private void leave(Connection connection) {
        if (dice.chance(0.01)) {
            connection.die(dice);
        } else if (dice.chance(0.01)) {
            connection.open = false;
            connection.toServer.add(new Connection.Inbound(Connection.Kind.UNBIND, 0, 0, null));
        }
    }

    /** Of a connection that is over, what was not answered is submitted again by a client that wants it to arrive. */
    private boolean isOver(Connection connection) {
        boolean over = !connection.open && connection.toPeer.isEmpty();
        if (over && !friendly && again.size() < 50 && dice.chance(0.5)) {
            again.addAll(connection.unanswered.values());
        }
        return over;
    }

    private void submit(Connection connection) {
        int count = dice.between(1, dice.chance(0.1) ? 12 : 4);
        while (count-- > 0 && connection.unanswered.size() < settings.submitWindow()) {
            Submission submission =
                    again.isEmpty() ? submissions.next(index) : submissions.again(again.remove(again.size() - 1));
            int sequence = nextSequence++;
            connection.unanswered.put(sequence, submission);
            connection.toServer.add(new Connection.Inbound(Connection.Kind.SUBMIT, sequence, 0, submission));
        }
    }

    private void operate(Connection connection) {
        int count = dice.between(1, 4);
        while (count-- > 0 && connection.unanswered.size() + connection.asked.size() < settings.submitWindow()) {
            Operations.Known about = known.get(known.size() - 1 - operations.choose(known.size()));
            Operation operation = operations.next(index, about, connection.version);
            int sequence = nextSequence++;
            connection.asked.put(sequence, operation);
            connection.toServer.add(new Connection.Inbound(
                    Connection.Kind.OPERATION, sequence, 0, null, new Race(operation, connection.version)));
        }
    }

    private void read(Connection connection) {
        int count = friendly ? Integer.MAX_VALUE : dice.between(0, 8);
        while (count-- > 0 && !connection.toPeer.isEmpty()) {
            Connection.Outbound pdu = connection.toPeer.poll();
            if (pdu.message() != null) {
                onDeliver(connection, pdu);
            } else {
                onAnswer(connection, pdu);
            }
        }
    }

    private void onAnswer(Connection connection, Connection.Outbound answer) {
        if (connection.asked.remove(answer.sequence()) != null) {
            return;
        }
        Submission submission = connection.unanswered.remove(answer.sequence());
        if (submission == null) {
            throw new Violation("a submit answered twice, or never sent: sequence_number " + answer.sequence());
        }
        boolean positive = answer.status() == CommandStatus.ROK;
        if (positive && !(submission.timesValid() && submission.routable())) {
            throw new Violation("a submit that must be refused was answered with id " + answer.text());
        }
        tally.refused += positive ? 0 : 1;
        if (positive) {
            know(answer.text(), submission, connection.version);
        }
    }

    private void know(String text, Submission submission, int version) {
        byte[] id = text.getBytes(StandardCharsets.US_ASCII);
        known.add(new Operations.Known(MessageIdText.parse(id, 0, id.length, version < 0x34), submission));
        if (known.size() > MOST_KNOWN) {
            known.remove(0);
        }
    }

    /** Operations on a connection that is still there, and that nobody has answered. */
    int unanswered() {
        return connections.stream()
                .filter(connection -> connection.open)
                .mapToInt(connection -> connection.asked.size())
                .sum();
    }

    private void onDeliver(Connection connection, Connection.Outbound deliver) {
        if (!connection.open) {
            return;
        }
        int mood = friendly ? 100 : dice.between(0, 99);
        if (mood < 5) {
            return;
        }
        int status = CommandStatus.ROK;
        if (mood < 12) {
            status = dice.oneOf(CommandStatus.RX_T_APPN, CommandStatus.RMSGQFUL, CommandStatus.RSYSERR);
        } else if (mood < 15) {
            status = dice.oneOf(CommandStatus.RX_P_APPN, CommandStatus.RX_R_APPN);
        } else if (mood < 16) {
            answer(connection, dice.between(1, 0x7FFFFFFE), CommandStatus.ROK);
        }
        boolean mayEnd = status == CommandStatus.ROK
                || mood >= 12 && settings.shard().receipts().dropRejected();
        deliver.message().mayBeSettled |= mayEnd && !deliver.notification();
        answer(connection, deliver.sequence(), status);
        if (mood == 16) {
            answer(connection, deliver.sequence(), CommandStatus.ROK);
            deliver.message().mayBeSettled |= !deliver.notification();
        }
    }

    private static void answer(Connection connection, int sequence, int status) {
        connection.toServer.add(new Connection.Inbound(Connection.Kind.DELIVER_ANSWER, sequence, status, null));
    }
}
