package io.needletail.conformance;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.MalformedBodyException;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection to a {@link SmallSmsc}, in a thread of its own. */
final class SmallSession {
    private static final AtomicInteger IDS = new AtomicInteger(1_000_000);

    private final Socket socket;
    private final Fault fault;
    private OutputStream out = OutputStream.nullOutputStream();
    private int bound;
    private int version;
    private boolean unbound;
    private int messages;
    private String lastId = "";

    SmallSession(Socket socket, Fault fault) {
        this.socket = socket;
        this.fault = fault;
    }

    void run() {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            out = socket.getOutputStream();
            while (true) {
                int length = in.readInt();
                if (length < 16 || length > 100_000) {
                    send(Operation.GENERIC_NACK, Status.RINVCMDLEN, 0, new byte[0]);
                    if (fault != Fault.KEEPS_A_LOST_CONNECTION) {
                        return;
                    }
                    in.skipNBytes(in.available());
                    continue;
                }
                int commandId = in.readInt();
                in.readInt();
                int sequence = in.readInt();
                handle(commandId, sequence, in.readNBytes(length - 16));
                if (unbound && in.available() == 0 && fault != Fault.STAYS_AFTER_UNBIND) {
                    return;
                }
            }
        } catch (IOException e) {
            // The suite has closed the connection.
        }
    }

    private void handle(int commandId, int sequence, byte[] body) throws IOException {
        switch (commandId) {
            case 1, 2, 9 -> bind(commandId, sequence, body);
            case 4 -> submit(sequence, body);
            case 5 -> answer(commandId, Status.RINVBNDSTS, sequence);
            case 6 -> unbind(sequence);
            case 0x15 -> enquire(sequence);
            default -> other(commandId, sequence);
        }
    }

    private void other(int commandId, int sequence) throws IOException {
        if (commandId == Operation.GENERIC_NACK && fault == Fault.ANSWERS_A_NACK || commandId >= 0) {
            int echoed = fault == Fault.NACKS_WITHOUT_SEQUENCE ? 0 : sequence;
            send(Operation.GENERIC_NACK, Status.RINVCMDID, echoed, new byte[0]);
        }
    }

    private void bind(int commandId, int sequence, byte[] body) throws IOException {
        boolean again = bound != 0 && (fault != Fault.BINDS_TWICE || unbound);
        int status = again ? Status.RALYBND : versionOf(body);
        if (status != Status.ROK) {
            boolean wrong = fault == Fault.BODY_IN_A_REFUSED_BIND;
            send(commandId | Operation.RESPONSE, status, sequence, new byte[wrong ? 1 : 0]);
            return;
        }
        bound = commandId;
        Octets answer = new Octets().cString("small");
        if (version >= 0x34 || fault == Fault.TLVS_TO_OLD_PEERS) {
            answer.tlv(0x0210, new byte[] {(byte) version});
        }
        send(commandId | Operation.RESPONSE, Status.ROK, sequence, answer.toArray());
    }

    /** Takes the interface_version; system_type is the one field that is looked at. */
    private int versionOf(byte[] body) {
        try {
            BodyReader fields = new BodyReader(body);
            fields.cString("system_id", 400);
            fields.cString("password", 400);
            if (fields.cString("system_type", 400).length() > 12) {
                return Status.RINVSYSTYP;
            }
            version = fields.int8("interface_version");
            fields.bytes("addr_ton, addr_npi", 2);
            fields.cString("address_range", 400);
            fields.tlvs();
            return Status.ROK;
        } catch (MalformedBodyException e) {
            return Status.RINVCMDLEN;
        }
    }

    private void unbind(int sequence) throws IOException {
        if (bound == 0 || unbound) {
            answer(6, Status.RINVBNDSTS, sequence);
            return;
        }
        unbound = true;
        send(6 | Operation.RESPONSE, 0, sequence, new byte[fault == Fault.BODY_IN_UNBIND_RESP ? 1 : 0]);
    }

    private void enquire(int sequence) throws IOException {
        answer(0x15, unbound ? Status.RINVBNDSTS : Status.ROK, sequence);
        if (fault == Fault.ANSWERS_ENQUIRE_LINK_TWICE) {
            answer(0x15, Status.ROK, sequence);
        }
    }

    private void submit(int sequence, byte[] body) throws IOException {
        boolean receiver = bound == 1 && fault != Fault.TAKES_MESSAGES_OF_RECEIVERS;
        boolean late = unbound && fault != Fault.TAKES_MESSAGES_AFTER_UNBIND;
        if (bound == 0 || receiver || late) {
            answer(4, Status.RINVBNDSTS, sequence);
            return;
        }
        SmallMessage message;
        try {
            message = new SmallMessage(body);
        } catch (MalformedBodyException e) {
            answer(4, Status.RSYSERR, sequence);
            return;
        }
        if (message.fault() != Status.ROK) {
            answer(4, message.fault(), sequence);
            return;
        }
        boolean longId = version < 0x34 && fault == Fault.LONG_IDS_TO_OLD_PEERS;
        String id = (longId ? "id-" : "") + IDS.incrementAndGet();
        messages++;
        if (fault == Fault.REPEATS_AN_ID && messages == 60) {
            id = lastId;
        }
        lastId = id;
        byte[] response = new Octets().cString(id).toArray();
        byte[] receipt = receipt(message, id);
        if (fault == Fault.RECEIPT_FIRST) {
            out.write(receipt);
        }
        send(4 | Operation.RESPONSE, Status.ROK, sequence, response);
        if (fault != Fault.RECEIPT_FIRST) {
            out.write(receipt);
        }
    }

    private byte[] receipt(SmallMessage message, String id) {
        boolean wanted =
                (message.registeredDelivery & 3) == 1 || (message.registeredDelivery & 3) == 3 && version >= 0x50;
        boolean unwanted = message.registeredDelivery == 0 && fault == Fault.RECEIPT_TO_WHO_WANTS_NONE;
        return bound == 9 && (wanted || unwanted) ? message.receipt(id, version, fault) : new byte[0];
    }

    private void answer(int commandId, int status, int sequence) throws IOException {
        send(commandId | Operation.RESPONSE, status, sequence, new byte[0]);
    }

    private void send(int commandId, int status, int sequence, byte[] body) throws IOException {
        out.write(new Pdu(commandId, status, sequence, body).toBytes());
    }
}
