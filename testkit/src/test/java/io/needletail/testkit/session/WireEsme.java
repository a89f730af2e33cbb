package io.needletail.testkit.session;

import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Incoming;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import io.needletail.conformance.wire.SmppSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An ESME that says what the test wants, and answers messages and enquire_link while it waits. One thread. */
final class WireEsme implements AutoCloseable {
    static final int BIND_RECEIVER = 0x1;
    static final int BIND_TRANSMITTER = 0x2;
    static final int SUBMIT_SM = 0x4;
    static final int DELIVER_SM = 0x5;
    static final int BIND_TRANSCEIVER = 0x9;
    static final int OUTBIND = 0xB;
    static final int ENQUIRE_LINK = 0x15;
    static final int ALERT_NOTIFICATION = 0x102;
    static final int DATA_SM = 0x103;
    static final int RESPONSE = 0x8000_0000;

    private static final long WAIT_SECONDS = 10;
    private static final int ESM_CLASS_MODE_TRANSACTION = 2;

    private final SmppSocket socket;
    private final List<Pdu> kept = new ArrayList<>();
    private int sequence;

    WireEsme(SmppSocket socket) {
        this.socket = socket;
    }

    static WireEsme connect(int port) throws IOException {
        return new WireEsme(SmppSocket.connect("127.0.0.1", port, 10_000));
    }

    /** Connects and binds as a transceiver. */
    static WireEsme bound(int port, String systemId, int version) throws IOException {
        WireEsme esme = connect(port);
        Pdu response = esme.bind(BIND_TRANSCEIVER, systemId, version);
        if (response.status() != 0) {
            throw new IOException("bind refused with " + response.status());
        }
        return esme;
    }

    Pdu bind(int commandId, String systemId, int version) {
        byte[] body = new Octets()
                .cString(systemId)
                .cString("secret")
                .cString("")
                .int8(version)
                .int16(0)
                .cString("")
                .toArray();
        return ask(commandId, body);
    }

    /** Sends a request and waits for its answer. */
    Pdu ask(int commandId, byte[] body) {
        send(commandId, body);
        return next(commandId | RESPONSE);
    }

    /** Sends a request; its sequence_number. */
    int send(int commandId, byte[] body) {
        socket.write(new Pdu(commandId, 0, ++sequence, body).toBytes());
        return sequence;
    }

    void write(byte[] octets) {
        socket.write(octets);
    }

    /** The next PDU of this kind; others are kept. */
    Pdu next(int commandId) {
        for (Iterator<Pdu> each = kept.iterator(); each.hasNext(); ) {
            Pdu pdu = each.next();
            if (pdu.commandId() == commandId) {
                each.remove();
                return pdu;
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (true) {
            Incoming incoming = socket.read(deadline);
            if (!(incoming instanceof Incoming.Whole whole)) {
                throw new AssertionError("instead of 0x" + Integer.toHexString(commandId) + ": " + incoming + ", kept "
                        + kept.stream().map(Pdu::hex).toList());
            }
            Pdu pdu = whole.pdu();
            answer(pdu);
            if (pdu.commandId() == commandId) {
                return pdu;
            }
            kept.add(pdu);
        }
    }

    /** Waits until the server has closed the connection; what it sent before is dropped. */
    void awaitEnd() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        Incoming incoming = socket.read(deadline);
        while (incoming instanceof Incoming.Whole) {
            incoming = socket.read(deadline);
        }
        if (!(incoming instanceof Incoming.Closed)) {
            throw new AssertionError("still open");
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    /** Fields of a submit_sm up to its TLVs. */
    static Octets submit(String destination, int esmClass, int registered) {
        return addresses(destination)
                .int8(esmClass)
                .int16(0)
                .cString("")
                .cString("")
                .int8(registered)
                .int16(0)
                .int8(0)
                .int8(2)
                .text("Hi");
    }

    /** Fields of a data_sm up to its TLVs, in transaction mode. */
    static Octets transaction(String destination) {
        return addresses(destination).int8(ESM_CLASS_MODE_TRANSACTION).int16(0);
    }

    /** TLVs of a response behind its message_id. */
    static Map<Integer, byte[]> tlvs(Pdu response) {
        BodyReader body = new BodyReader(response.body());
        body.cString("message_id", 65);
        return body.tlvs();
    }

    static String messageId(Pdu response) {
        return new BodyReader(response.body()).cString("message_id", 65);
    }

    private static Octets addresses(String destination) {
        return new Octets()
                .cString("")
                .int16(0x0101)
                .cString("4917000")
                .int16(0x0101)
                .cString(destination);
    }

    private void answer(Pdu pdu) {
        switch (pdu.commandId()) {
            case DELIVER_SM, DATA_SM ->
                socket.write(new Pdu(pdu.commandId() | RESPONSE, 0, pdu.sequence(), new byte[1]).toBytes());
            case ENQUIRE_LINK -> socket.write(Pdu.header(ENQUIRE_LINK | RESPONSE, 0, pdu.sequence()));
            default -> {}
        }
    }
}
