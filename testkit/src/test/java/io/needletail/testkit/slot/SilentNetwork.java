package io.needletail.testkit.slot;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network between a client and a server that can be cut: both connections stay open, and nothing goes through any more. */
final class SilentNetwork implements Closeable {
    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private final int serverPort;
    private volatile boolean cut;

    SilentNetwork(int serverPort) throws IOException {
        this.serverPort = serverPort;
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void cut() {
        cut = true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket end : ends) {
            end.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            ends.add(client);
            ends.add(server);
            start(() -> forward(client.getInputStream(), server.getOutputStream()));
            start(() -> forward(server.getInputStream(), client.getOutputStream()));
        }
    }

    private void forward(InputStream from, OutputStream to) throws IOException {
        byte[] octets = new byte[8192];
        int count = from.read(octets);
        while (count >= 0 && !cut) {
            to.write(octets, 0, count);
            count = from.read(octets);
        }
    }

    private interface Traffic {
        void run() throws IOException;
    }

    private static void start(Traffic traffic) {
        Thread thread = new Thread(() -> {
            try {
                traffic.run();
            } catch (IOException e) {
                // an end was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
