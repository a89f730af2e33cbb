package io.needletail.core.link;

import io.needletail.api.pdu.CommandId;
import io.needletail.core.server.Pdus;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A message centre on plain sockets that answers what a test lets it answer, and remembers what it was sent. */
final class FakeCarrier implements AutoCloseable {
    /** A PDU from us. */
    record Received(int commandId, int status, int sequence, byte[] body) {}

    final List<Session> sessions = new CopyOnWriteArrayList<>();
    final List<Received> received = new CopyOnWriteArrayList<>();
    final AtomicInteger connects = new AtomicInteger();
    final AtomicInteger binds = new AtomicInteger();
    /** From the number of the bind, from 1 on, to the command_status of its answer. */
    volatile IntUnaryOperator bindStatus = number -> 0;

    volatile boolean answersBinds = true;
    volatile boolean answersSubmits = true;
    volatile boolean answersEnquiries = true;
    volatile boolean answersUnbinds = true;
    volatile byte[] bindBody = "fake\0\2\20\0\1\64".getBytes(StandardCharsets.ISO_8859_1);
    volatile CountDownLatch reading = new CountDownLatch(0);

    private final ServerSocket listener;
    private volatile boolean closed;

    /** One connection. */
    final class Session {
        private final Socket socket;
        volatile boolean bound;
        volatile int bindCommand;
        volatile boolean ended;

        Session(Socket socket) {
            this.socket = socket;
        }

        synchronized void send(byte[] octets) {
            try {
                socket.getOutputStream().write(octets);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                ended = true;
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void serve() {
            try (socket) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (!closed) {
                    reading.await();
                    int length = in.readInt();
                    Received pdu = new Received(in.readInt(), in.readInt(), in.readInt(), in.readNBytes(length - 16));
                    received.add(pdu);
                    answer(pdu);
                }
            } catch (EOFException e) {
                ended = true;
            } catch (IOException e) {
                ended = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended = true;
            bound = false;
        }

        private void answer(Received pdu) {
            int response = pdu.commandId() | CommandId.RESPONSE;
            switch (pdu.commandId()) {
                case CommandId.BIND_RECEIVER, CommandId.BIND_TRANSMITTER, CommandId.BIND_TRANSCEIVER -> {
                    int status = bindStatus.applyAsInt(binds.incrementAndGet());
                    if (answersBinds) {
                        bindCommand = pdu.commandId();
                        bound = status == 0;
                        send(Pdus.pdu(response, status, pdu.sequence(), status == 0 ? bindBody : new byte[0]));
                    }
                }
                case CommandId.SUBMIT_SM -> {
                    if (answersSubmits) {
                        byte[] id = ("c" + pdu.sequence() + "\0").getBytes(StandardCharsets.US_ASCII);
                        send(Pdus.pdu(response, 0, pdu.sequence(), id));
                    }
                }
                case CommandId.ENQUIRE_LINK -> {
                    if (answersEnquiries) {
                        send(Pdus.header(response, 0, pdu.sequence()));
                    }
                }
                case CommandId.UNBIND -> {
                    if (answersUnbinds) {
                        send(Pdus.header(response, 0, pdu.sequence()));
                        close();
                    }
                }
                default -> {}
            }
        }
    }

    private FakeCarrier(ServerSocket listener) {
        this.listener = listener;
        daemon(this::accept);
    }

    static FakeCarrier start() {
        return on(0);
    }

    static FakeCarrier on(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new FakeCarrier(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FakeCarrier on(ServerSocket listener) {
        return new FakeCarrier(listener);
    }

    int port() {
        return listener.getLocalPort();
    }

    LinkHost host() {
        return new LinkHost("127.0.0.1", port());
    }

    /** The latest session that is bound. */
    Session bound() {
        List<Session> now = sessions.stream().filter(session -> session.bound).toList();
        return now.get(now.size() - 1);
    }

    long boundCount() {
        return sessions.stream().filter(session -> session.bound).count();
    }

    List<Received> received(int commandId) {
        return received.stream().filter(pdu -> pdu.commandId() == commandId).toList();
    }

    /** Breaks every connection. */
    void dropAll() {
        sessions.forEach(Session::close);
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reading.countDown();
        dropAll();
    }

    private void accept() {
        while (!closed) {
            try {
                Session session = new Session(listener.accept());
                connects.incrementAndGet();
                sessions.add(session);
                daemon(session::serve);
            } catch (IOException e) {
                if (!closed && listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-carrier");
        thread.setDaemon(true);
        thread.start();
    }
}
