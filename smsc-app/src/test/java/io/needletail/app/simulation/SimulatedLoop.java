package io.needletail.app.simulation;

import io.needletail.api.journal.JournalHealth;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.pipeline.Outbox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One event loop's outgoing half: what the shard puts, what is written and what is flushed, each when the world says so. */
final class SimulatedLoop implements Outbox {
    private static final int INTERMEDIATE_NOTIFICATION = 0x20;
    private static final int RECEIPT = 0x04;
    private static final int VERSION_34 = 0x34;

    /** One PDU in the outbox. */
    private record Put(
            Connection connection,
            Connection.Outbound pdu,
            Tracked message,
            long end,
            CarrierLink link,
            CarrierLink.Outbound toCarrier) {}

    private final WorldSettings settings;
    private final ReferenceModel model;
    private final CrashPlan plan;
    private final Sabotage sabotage;
    private final Map<Integer, Connection> sessions = new HashMap<>();
    /** Those that are closed: the shard may not know yet. */
    private final Map<Integer, Connection> gone = new HashMap<>();
    /** Those that are closed, too. */
    private final Map<Integer, CarrierLink> links = new HashMap<>();

    private final WitnessedJournal journal;
    private final ArrayDeque<Put> waiting = new ArrayDeque<>();
    private final ArrayDeque<Put> written = new ArrayDeque<>();
    private final MessageView view = new MessageView();
    private long position;
    private long drained;
    private long flushed;
    private int admitted;

    SimulatedLoop(
            WorldSettings settings, ReferenceModel model, CrashPlan plan, Sabotage sabotage, WitnessedJournal journal) {
        this.settings = settings;
        this.model = model;
        this.plan = plan;
        this.sabotage = sabotage;
        this.journal = journal;
    }

    void bound(Connection connection) {
        sessions.put(connection.number, connection);
    }

    void closed(Connection connection) {
        sessions.remove(connection.number);
        gone.put(connection.number, connection);
    }

    void bound(CarrierLink link) {
        links.put(link.number, link);
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
        if (CarrierNetwork.isLink(session)) {
            answerCarrier(links.get(session), sequence, status);
            return;
        }
        if (model.operations().isPending(session, sequence)) {
            operationAnswered(session, commandId, sequence, status, null);
            return;
        }
        if ((status == CommandStatus.ROK) != (idLength > 0) || commandId >= 0) {
            throw new Violation("an answer with status " + status + " and an id of " + idLength + " characters");
        }
        String text = new String(id, 0, idLength, StandardCharsets.US_ASCII);
        Tracked message = idLength == 0 ? null : model.onAnswered(text);
        put(session, new Connection.Outbound(sequence, status, text, null, false), message, 40);
        plan.pass(CrashPoint.ANSWERED);
    }

    private void operationAnswered(int session, int commandId, int sequence, int status, byte[] body) {
        boolean failed = !(journal.health() instanceof JournalHealth.Writable);
        model.operations().onAnswered(session, sequence, commandId, status, body, failed);
        put(session, new Connection.Outbound(sequence, status, "", null, false), null, 40);
        plan.pass(CrashPoint.OPERATION_ANSWERED);
    }

    private void answerCarrier(CarrierLink link, int sequence, int status) {
        if (link != null && !link.acknowledged.remove(sequence)) {
            answered(link, sequence, status);
            plan.pass(CrashPoint.CARRIER_ANSWERED);
        }
    }

    /** Sabotage: without waiting for the shard. */
    void acknowledge(CarrierLink link, int sequence) {
        if (links.containsKey(link.number)) {
            link.acknowledged.add(sequence);
            answered(link, sequence, CommandStatus.ROK);
        }
    }

    private void answered(CarrierLink link, int sequence, int status) {
        CarrierDeliver deliver = link.delivers.get(sequence);
        if (deliver.message != null) {
            boolean failed = !(journal.health() instanceof JournalHealth.Writable);
            model.carriers().deliveries().onPassedBack(deliver, status, failed);
        }
        if (status == CommandStatus.ROK) {
            if (!deliver.fed || deliver.effectBatch > journal.reallyDurable()) {
                throw new Violation("acknowledged before it was durable: a deliver_sm of " + link.carrier);
            }
            if (deliver.message == null) {
                model.carriers().onAcknowledged(deliver);
            } else {
                model.carriers().deliveries().onInboundAnswered(deliver.accepted);
            }
        }
        position += 16;
        waiting.add(new Put(null, null, null, position, link, new CarrierLink.Outbound(sequence, status, null)));
    }

    @Override
    public boolean deliver(int session, byte[] pdu, int length) {
        if (position != drained && position - drained + length > settings.outboxBytes()) {
            return false;
        }
        if (CarrierNetwork.isLink(session)) {
            submit(links.get(session), pdu, length);
            return true;
        }
        Connection connection = sessions.get(session);
        if (connection != null) {
            int status = MessageScanner.scan(pdu, 0, length, view);
            if (status != CommandStatus.ROK || !connection.receives) {
                throw new Violation("a deliver_sm with fault " + status + " or for a transmitter");
            }
            int sequence = sequence();
            boolean receipt = view.esmClass() == RECEIPT;
            boolean notification = view.esmClass() == INTERMEDIATE_NOTIFICATION;
            if (!receipt && !notification) {
                Tracked message = model.carriers().deliveries().onDelivery(view, sequence, connection);
                connection.deliveries.put(sequence, message);
                put(session, new Connection.Outbound(sequence, 0, "", message, true), message, length);
                plan.pass(CrashPoint.DELIVERY_PUT);
                return true;
            }
            Tracked message = deliver(connection, notification);
            connection.delivered.put(sequence, notification ? null : message);
            put(session, new Connection.Outbound(sequence, 0, "", message, notification), message, length);
            plan.pass(CrashPoint.RECEIPT_PUT);
        } else if (gone.containsKey(session)) {
            deliverToNobody(gone.get(session), pdu, length);
        }
        return true;
    }

    /** The session has ended, and the shard will hear of it: until then a message is on its way. */
    private void deliverToNobody(Connection connection, byte[] pdu, int length) {
        MessageScanner.scan(pdu, 0, length, view);
        if (view.esmClass() != RECEIPT && view.esmClass() != INTERMEDIATE_NOTIFICATION) {
            Tracked message = model.carriers().deliveries().onDelivery(view, sequence(), connection);
            connection.deliveries.put(sequence(), message);
        }
    }

    private void submit(CarrierLink link, byte[] pdu, int length) {
        int status = MessageScanner.scan(pdu, 0, length, link.version, view);
        boolean withTlvs = view.tlvOffset() < view.end();
        if (status != CommandStatus.ROK || !link.submits() || withTlvs && link.version < VERSION_34) {
            throw new Violation("a submit_sm with fault " + status + ", or for a receiver, or with TLVs to a 3.3 peer");
        }
        Handed handed = model.carriers().onSubmitted(view, link);
        int sequence = sequence();
        link.sent.put(sequence, handed);
        position += length;
        waiting.add(new Put(null, null, null, position, link, new CarrierLink.Outbound(sequence, 0, handed)));
        plan.pass(CrashPoint.SUBMIT_PUT);
    }

    private int sequence() {
        byte[] bytes = view.bytes();
        return bytes[12] << 24 | (bytes[13] & 0xFF) << 16 | (bytes[14] & 0xFF) << 8 | bytes[15] & 0xFF;
    }

    private Tracked deliver(Connection connection, boolean notification) {
        String text = new String(view.bytes(), view.textOffset(), view.textLength(), StandardCharsets.US_ASCII);
        String id = text.substring(3, text.indexOf(' '));
        int stateAt = text.indexOf(" stat:") + 6;
        return notification
                ? model.receipts().onNotification(id, connection)
                : model.receipts().onReceipt(id, text.substring(stateAt, stateAt + 7), connection);
    }

    private void put(int session, Connection.Outbound pdu, Tracked message, int bytes) {
        Connection connection = sessions.get(session);
        position += bytes;
        Put put = new Put(connection, pdu, message, position, null, null);
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
            if (put.link() != null) {
                if (put.link().served && put.link().open) {
                    put.link().toCarrier.add(put.toCarrier());
                }
                continue;
            }
            Connection connection = put.connection();
            boolean there = connection != null && connection.served;
            if (put.pdu().message() == null) {
                if (put.message() != null) {
                    put.message().answerLeft = true;
                }
            } else if (there) {
                model.receipts().onReceiptLeaves(put.message());
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
    public void respond(int session, byte[] pdu, int at, int length) {
        admitted--;
        ByteBuffer response = ByteBuffer.wrap(pdu, at, length).slice();
        byte[] body = Arrays.copyOfRange(pdu, at + 16, at + length);
        operationAnswered(session, response.getInt(4), response.getInt(12), response.getInt(8), body);
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
