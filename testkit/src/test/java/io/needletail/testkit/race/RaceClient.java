package io.needletail.testkit.race;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A transceiver on a blocking socket. A thread of its own reads, acknowledges every deliver_sm once the ledger has it, and
 * hands each response to who waits for it; a lost connection ends it in silence.
 */
final class RaceClient implements Closeable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final RaceLedger ledger;
    private final Thread reader;
    private final AtomicInteger sequence = new AtomicInteger(1);
    private final Map<Integer, Consumer<byte[]>> waiting = new ConcurrentHashMap<>();
    private volatile boolean lost;

    /** A request for a given sequence_number. */
    interface Request {
        byte[] pdu(int sequence);
    }

    /** @throws IOException when the server is not there or refuses */
    RaceClient(int port, RaceLedger ledger) throws IOException {
        this.ledger = ledger;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            write(RacePdu.bind("load", "load"));
            if (ByteBuffer.wrap(read()).getInt(8) != 0) {
                throw new IOException("bind refused");
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        reader = new Thread(this::readAll, "race-client");
        reader.setDaemon(true);
        reader.start();
    }

    boolean isLost() {
        return lost;
    }

    /** Requests without an answer so far. */
    int unanswered() {
        return waiting.size();
    }

    /** Sends one; the consumer is called by the reading thread with the response, or never. */
    void send(Request request, Consumer<byte[]> onResponse) {
        int number = sequence.incrementAndGet();
        waiting.put(number, onResponse);
        try {
            write(request.pdu(number));
        } catch (IOException e) {
            lost = true;
        }
    }

    /** Reads what a dead server had sent. */
    void awaitEnd() throws InterruptedException {
        reader.join(TIMEOUT_MILLIS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readAll() {
        try {
            while (true) {
                byte[] pdu = read();
                ByteBuffer header = ByteBuffer.wrap(pdu);
                int commandId = header.getInt(4);
                if (commandId == RacePdu.DELIVER_SM) {
                    ledger.received(RacePdu.text(pdu));
                    write(RacePdu.deliverResponse(header.getInt(12)));
                } else if (commandId < 0) {
                    Consumer<byte[]> waiter = waiting.remove(header.getInt(12));
                    ledger.check(waiter != null, "a response to nothing: sequence_number " + header.getInt(12));
                    if (waiter != null) {
                        waiter.accept(pdu);
                    }
                }
            }
        } catch (IOException e) {
            lost = true;
        }
    }

    private byte[] read() throws IOException {
        int length = in.readInt();
        if (length < 16 || length > 70_000) {
            throw new IOException("command_length " + length);
        }
        byte[] pdu = new byte[length];
        ByteBuffer.wrap(pdu).putInt(length);
        in.readFully(pdu, 4, length - 4);
        return pdu;
    }

    private void write(byte[] pdu) throws IOException {
        synchronized (socket) {
            socket.getOutputStream().write(pdu);
        }
    }
}
