package io.needletail.testkit.load;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A small SMSC that accepts everybody and everything, sends a receipt for each message, and makes one mistake, at the 100th. */
final class FaultySmsc implements Closeable {
    private static final int AT = 100;
    private static final int SUBMIT_SM = 4;
    private static final int DELIVER_SM = 5;
    private static final int RESPONSE = 0x8000_0000;
    private static final int BIND_FAILED = 0x0D;
    private static final int THROTTLED = 0x58;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger submits = new AtomicInteger();
    private final AtomicInteger sequences = new AtomicInteger();
    private final Fault fault;

    FaultySmsc(Fault fault) throws IOException {
        this.fault = fault;
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                byte[] body = new byte[in.readInt() - 16];
                int commandId = in.readInt();
                in.readInt();
                int sequence = in.readInt();
                in.readFully(body);
                if (commandId == SUBMIT_SM) {
                    submit(socket, out, sequence, submits.incrementAndGet());
                } else if (isBind(commandId) && fault == Fault.REFUSED_BIND) {
                    write(out, commandId | RESPONSE, BIND_FAILED, sequence, new byte[0]);
                } else if (commandId > 0) {
                    // Of a bind and of the rest, a response with an empty string or without a body is good enough.
                    write(out, commandId | RESPONSE, 0, sequence, commandId == 6 ? new byte[0] : new byte[1]);
                }
            }
        } catch (IOException e) {
            // The client has closed the connection.
        }
    }

    private static boolean isBind(int commandId) {
        return commandId == 1 || commandId == 2 || commandId == 9;
    }

    private void submit(Socket socket, DataOutputStream out, int sequence, int number) throws IOException {
        Fault now = number == AT ? fault : Fault.NONE;
        String id = now == Fault.EMPTY_ID ? "" : "id-" + (now == Fault.REPEATED_ID ? number - 1 : number);
        switch (now) {
            case LOST_ANSWER -> {}
            case REFUSAL -> write(out, SUBMIT_SM | RESPONSE, THROTTLED, sequence, new byte[0]);
            case RECEIPT_BEFORE_ANSWER -> {
                receipt(out, id);
                answer(out, sequence, id);
            }
            case CLOSED_CONNECTION -> socket.close();
            case BROKEN_FRAMING -> out.writeInt(3);
            default -> {
                answer(out, sequence, id);
                afterAnswer(out, sequence, id, now);
            }
        }
    }

    private void afterAnswer(DataOutputStream out, int sequence, String id, Fault now) throws IOException {
        switch (now) {
            case DUPLICATE_ANSWER -> answer(out, sequence, id);
            case UNKNOWN_ANSWER -> answer(out, 0x7000_0000, "other");
            case DUPLICATE_RECEIPT -> receipt(out, id);
            case UNKNOWN_RECEIPT -> receipt(out, "other");
            case RECEIPT_WITHOUT_ID -> deliver(out, 4, "stat:DELIVRD");
            case LOST_MOBILE_ORIGINATED, DUPLICATE_MOBILE_ORIGINATED -> {
                deliver(out, 0, "mo 0badcafe 1");
                deliver(out, 0, "mo 0badcafe " + (now == Fault.LOST_MOBILE_ORIGINATED ? 3 : 1));
            }
            default -> {}
        }
        if (now != Fault.LOST_RECEIPT && now != Fault.EMPTY_ID) {
            receipt(out, id);
        }
    }

    private static void answer(DataOutputStream out, int sequence, String id) throws IOException {
        write(out, SUBMIT_SM | RESPONSE, 0, sequence, (id + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private void receipt(DataOutputStream out, String id) throws IOException {
        deliver(out, 4, "id:" + id + " sub:001 dlvrd:001 stat:DELIVRD err:000 text:");
    }

    private void deliver(DataOutputStream out, int esmClass, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer body = ByteBuffer.allocate(40 + octets.length);
        body.put(new byte[] {0, 1, 1, '4', '4', 0, 1, 1, '4', '5', 0, (byte) esmClass, 0, 0, 0, 0, 0, 0, 0, 0});
        body.put((byte) octets.length).put(octets).flip();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        write(out, DELIVER_SM, 0, sequences.incrementAndGet(), bytes);
    }

    /** One write a PDU, so that none is cut by another session's. */
    private static void write(DataOutputStream out, int commandId, int status, int sequence, byte[] body)
            throws IOException {
        ByteBuffer pdu = ByteBuffer.allocate(16 + body.length);
        pdu.putInt(16 + body.length)
                .putInt(commandId)
                .putInt(status)
                .putInt(sequence)
                .put(body);
        out.write(pdu.array());
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-smsc");
        thread.setDaemon(true);
        thread.start();
    }
}
