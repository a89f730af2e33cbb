package io.needletail.app.simulation;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.pipeline.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** One event loop's outgoing half: what the shard puts, what is written and what is flushed, each when the world says so. */
final class SimulatedLoop implements Outbox {
    private static final int INTERMEDIATE_NOTIFICATION = 0x20;

    /** One PDU in the outbox. */
    private record Put(Connection connection, Connection.Outbound pdu, Tracked message, long end) {}

    private final WorldSettings settings;
    private final ReferenceModel model;
    private final CrashPlan plan;
    private final Sabotage sabotage;
    private final Map<Integer, Connection> sessions = new HashMap<>();
    private final ArrayDeque<Put> waiting = new ArrayDeque<>();
    private final ArrayDeque<Put> written = new ArrayDeque<>();
    private final MessageView view = new MessageView();
    private long position;
    private long drained;
    private long flushed;
    private int admitted;

    SimulatedLoop(WorldSettings settings, ReferenceModel model, CrashPlan plan, Sabotage sabotage) {
        this.settings = settings;
        this.model = model;
        this.plan = plan;
        this.sabotage = sabotage;
    }

    void bound(Connection connection) {
        sessions.put(connection.number, connection);
    }

    void closed(Connection connection) {
        sessions.remove(connection.number);
    }

    /** A submit has gone into the ring. */
    void admit() {
        admitted++;
    }

    /** Submits the shard has not answered. */
    int admitted() {
        return admitted;
    }

    @Override
    public void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength) {
        admitted--;
        if (admitted < 0) {
            throw new Violation("more answers than submits");
        }
        if ((status == CommandStatus.ROK) != (idLength > 0) || commandId >= 0) {
            throw new Violation("an answer with status " + status + " and an id of " + idLength + " characters");
        }
        String text = new String(id, 0, idLength, StandardCharsets.US_ASCII);
        Tracked message = idLength == 0 ? null : model.onAnswered(text);
        put(session, new Connection.Outbound(sequence, status, text, null, false), message, 40);
        plan.pass(CrashPoint.ANSWERED);
    }

    @Override
    public boolean deliver(int session, byte[] pdu, int length) {
        if (position - drained + length > settings.outboxBytes()) {
            return false;
        }
        Connection connection = sessions.get(session);
        if (connection != null) {
            int status = MessageScanner.scan(pdu, 0, length, view);
            if (status != CommandStatus.ROK || !connection.receives) {
                throw new Violation("a deliver_sm with fault " + status + " or for a transmitter");
            }
            int sequence = view.bytes()[12] << 24
                    | (view.bytes()[13] & 0xFF) << 16
                    | (view.bytes()[14] & 0xFF) << 8
                    | view.bytes()[15] & 0xFF;
            boolean notification = view.esmClass() == INTERMEDIATE_NOTIFICATION;
            Tracked message = deliver(connection, notification);
            connection.delivered.put(sequence, notification ? null : message);
            put(session, new Connection.Outbound(sequence, 0, "", message, notification), message, length);
            plan.pass(CrashPoint.RECEIPT_PUT);
        }
        return true;
    }

    private Tracked deliver(Connection connection, boolean notification) {
        String text = new String(view.bytes(), view.textOffset(), view.textLength(), StandardCharsets.US_ASCII);
        String id = text.substring(3, text.indexOf(' '));
        int stateAt = text.indexOf(" stat:") + 6;
        return notification
                ? model.onNotification(id, connection)
                : model.onReceipt(id, text.substring(stateAt, stateAt + 7), connection);
    }

    private void put(int session, Connection.Outbound pdu, Tracked message, int bytes) {
        Connection connection = sessions.get(session);
        position += bytes;
        Put put = new Put(connection, pdu, message, position);
        if (sabotage == Sabotage.OVERTAKING_RECEIPTS && pdu.message() != null) {
            waiting.addFirst(put);
        } else {
            waiting.add(put);
        }
    }

    /** Writes at most so many PDUs to their channels. */
    void drain(int most) {
        for (int i = 0; i < most && !waiting.isEmpty(); i++) {
            Put put = waiting.poll();
            drained = Math.max(drained, put.end());
            written.add(put);
        }
    }

    /** Flushes the channels. */
    void flush() {
        while (!written.isEmpty()) {
            Put put = written.poll();
            Connection connection = put.connection();
            boolean there = connection != null && connection.served;
            if (put.pdu().message() == null) {
                if (put.message() != null) {
                    put.message().answerLeft = true;
                }
            } else if (there) {
                model.onReceiptLeaves(put.message());
            }
            if (there) {
                connection.toPeer.add(put.pdu());
            }
        }
        flushed = drained;
        plan.pass(CrashPoint.FLUSHED);
    }

    boolean isIdle() {
        return waiting.isEmpty() && written.isEmpty();
    }

    @Override
    public boolean pass(int session, byte[] pdu, int at, int length, int toShard) {
        throw new IllegalStateException("there is one shard");
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long flushed() {
        return flushed;
    }

    @Override
    public void endBatch() {
        // The world drains when it likes.
    }
}
