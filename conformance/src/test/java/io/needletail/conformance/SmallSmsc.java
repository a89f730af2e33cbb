package io.needletail.conformance;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A small SMSC that lets everybody bind, takes everything, sends receipts, checks no field, and has one fault. */
final class SmallSmsc implements Closeable {
    private final ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Fault fault;

    SmallSmsc(Fault fault) throws IOException {
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
                daemon(() -> new SmallSession(socket, fault).run());
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "small-smsc");
        thread.setDaemon(true);
        thread.start();
    }
}
