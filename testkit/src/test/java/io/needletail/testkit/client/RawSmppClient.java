package io.needletail.testkit.client;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A transceiver on a blocking socket with a window of outstanding submit_sm. One thread of its own reads, answers every
 * deliver_sm and calls the listener; any threads submit. A lost connection is an expected event: {@link #submit} then
 * answers false.
 */
public final class RawSmppClient implements Closeable {

    /** What comes back; called by the client's reading thread. */
    public interface Listener {
        /** A submit_sm_resp; the id is empty when it was refused. */
        void answered(int status, String messageId);

        /** A receipt, before it is acknowledged. */
        void received(Receipt receipt);
    }

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_PDU_BYTES = 70_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final Listener listener;
    private final Semaphore window;
    private final AtomicInteger sequence = new AtomicInteger(1);
    private final Thread reader;
    private volatile boolean lost;

    /**
     * Connects and binds.
     *
     * @throws IOException when the server is not there or refuses
     */
    public RawSmppClient(int port, String systemId, String password, int windowSize, Listener listener)
            throws IOException {
        this.listener = listener;
        window = new Semaphore(windowSize);
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            write(RawPdu.bindTransceiver(1, systemId, password));
            int status = ByteBuffer.wrap(read()).getInt(8);
            if (status != 0) {
                throw new IOException("bind refused with command_status 0x" + Integer.toHexString(status));
            }
            socket.setSoTimeout(0);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        reader = new Thread(this::readAll, "raw-smpp-" + port);
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends one message as soon as the window has room; false when the connection is gone. */
    public boolean submit(String destination, String text) throws InterruptedException {
        window.acquire();
        try {
            if (!lost) {
                write(RawPdu.submit(sequence.incrementAndGet(), destination, text));
            }
        } catch (IOException e) {
            lost = true;
        }
        return !lost;
    }

    /** False once the connection is gone. */
    public boolean isAlive() {
        return !lost;
    }

    /** Waits until the peer has closed and everything it sent is read. */
    public void awaitEnd(int millis) throws InterruptedException {
        reader.join(millis);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readAll() {
        try {
            while (true) {
                dispatch(read());
            }
        } catch (IOException e) {
            lost = true;
            window.release(1 << 20);
        }
    }

    private void dispatch(byte[] pdu) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(pdu);
        int commandId = header.getInt(4);
        int peerSequence = header.getInt(12);
        switch (commandId) {
            case RawPdu.SUBMIT_SM | RawPdu.RESPONSE -> {
                listener.answered(header.getInt(8), RawPdu.messageId(pdu));
                window.release();
            }
            case RawPdu.DELIVER_SM -> {
                listener.received(RawPdu.receipt(pdu));
                write(RawPdu.header(commandId | RawPdu.RESPONSE, 0, peerSequence, 1));
            }
            case RawPdu.ENQUIRE_LINK, RawPdu.UNBIND ->
                write(RawPdu.header(commandId | RawPdu.RESPONSE, 0, peerSequence, 0));
            default -> throw new IOException("unexpected command_id 0x" + Integer.toHexString(commandId));
        }
    }

    private byte[] read() throws IOException {
        int length = in.readInt();
        if (length < 16 || length > MAX_PDU_BYTES) {
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
