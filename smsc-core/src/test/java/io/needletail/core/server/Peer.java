package io.needletail.core.server;

import io.needletail.api.pdu.CommandId;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A blocking ESME for tests; reads give up after ten seconds. */
final class Peer implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** What an ESME reads. */
    record Received(int commandId, int status, int sequence, byte[] body) {}

    /** @param receiveBytes size of the socket's receive buffer, 0 for the system's own */
    Peer(int port, int receiveBytes) {
        this(connected(port, receiveBytes));
    }

    private Peer(Socket socket) {
        this.socket = socket;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With TLS; the handshake is done.
     *
     * @param before sent in plain text, of a proxy
     */
    static Peer tls(int port, SSLContext context, String protocol, byte[] before) throws IOException {
        Socket plain = connected(port, 0);
        plain.getOutputStream().write(before);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", port, true);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.startHandshake();
        return new Peer(socket);
    }

    static Peer tls(int port, SSLContext context, String protocol) throws IOException {
        return tls(port, context, protocol, new byte[0]);
    }

    /** The session of a peer with TLS. */
    SSLSession session() {
        return ((SSLSocket) socket).getSession();
    }

    private static Socket connected(int port, int receiveBytes) {
        try {
            Socket socket = new Socket();
            if (receiveBytes > 0) {
                socket.setReceiveBufferSize(receiveBytes);
            }
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Peer connect(int port) {
        return new Peer(port, 0);
    }

    static Peer bound(int port, int bindCommand, String systemId) {
        Peer peer = connect(port);
        peer.send(Pdus.bind(bindCommand, systemId, 1));
        Received answer = peer.read();
        if (answer.commandId() != (bindCommand | CommandId.RESPONSE) || answer.status() != 0) {
            throw new AssertionError("not bound: " + answer);
        }
        return peer;
    }

    Peer send(byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Received read() {
        try {
            int length = in.readInt();
            int commandId = in.readInt();
            int status = in.readInt();
            int sequence = in.readInt();
            return new Received(commandId, status, sequence, in.readNBytes(length - 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the end of the connection; true unless a PDU comes first. */
    boolean readsEnd() {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends no more; reading goes on. */
    void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes with a reset instead of an orderly end. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
