package io.needletail.conformance.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** One TCP connection to the server under test. Of one thread. Reading and writing never wait longer than they are told. */
public final class SmppSocket implements Closeable {
    /** A server that says more than this is not believed. */
    private static final int MAX_PDU = 1 << 20;

    private final Socket socket;
    private byte[] buffer = new byte[4096];
    private int count;
    private String end = "";

    private SmppSocket(Socket socket) {
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @throws IOException if nobody listens or does not answer in time
     */
    public static SmppSocket connect(String host, int port, int timeoutMillis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), timeoutMillis);
            return new SmppSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Waits for the server to connect to a port of this machine.
     *
     * @throws IOException if the port is taken or nobody connects in time
     */
    public static SmppSocket accept(int port, int timeoutMillis) throws IOException {
        try (ServerSocket listener = new ServerSocket(port)) {
            listener.setSoTimeout(timeoutMillis);
            return new SmppSocket(listener.accept());
        }
    }

    /** Sends octets as they are; if the server has closed the connection, that is what the next read says. */
    public void write(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            // What the server sent before it closed may still be read.
        }
    }

    /** Sends no more; the server may still. */
    public void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // Closed already: the next read says so.
        }
    }

    /** The next PDU, the end, or silence until {@code deadlineNanos} of {@link System#nanoTime}. */
    public Incoming read(long deadlineNanos) {
        while (true) {
            int length = count >= 4 ? int32() : Pdu.HEADER;
            if (length < Pdu.HEADER || length > MAX_PDU) {
                end = "a command_length of " + length;
                return new Incoming.Closed(end);
            }
            if (count >= Math.max(4, length)) {
                return new Incoming.Whole(take(length));
            }
            if (!end.isEmpty()) {
                return new Incoming.Closed(end);
            }
            if (!fill(deadlineNanos)) {
                return new Incoming.Quiet();
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is lost with it.
        }
    }

    /** Reads some octets or the end; false when the deadline came first. */
    private boolean fill(long deadlineNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (millis <= 0) {
            return false;
        }
        if (count == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * count);
        }
        try {
            socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
            int read = socket.getInputStream().read(buffer, count, buffer.length - count);
            if (read < 0) {
                end = count == 0 ? "the connection closed" : "the connection closed within a PDU";
            } else {
                count += read;
            }
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            end = "the connection closed (" + e.getMessage() + ")";
        }
        return true;
    }

    private Pdu take(int length) {
        Pdu pdu = Pdu.of(Arrays.copyOf(buffer, length));
        System.arraycopy(buffer, length, buffer, 0, count - length);
        count -= length;
        return pdu;
    }

    private int int32() {
        return buffer[0] << 24 | (buffer[1] & 0xFF) << 16 | (buffer[2] & 0xFF) << 8 | buffer[3] & 0xFF;
    }
}
