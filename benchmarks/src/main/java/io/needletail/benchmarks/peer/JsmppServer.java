package io.needletail.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;

/**
 * A server on jSMPP's own server classes, built as its examples are: one thread to accept, a thread a session to read, and
 * threads to process the PDUs of each session. Argument: port.
 */
public final class JsmppServer {
    private static final int PROCESSORS_A_SESSION = 3;
    private static final int QUEUED_PDUS = 1000;
    private static final int BIND_MILLIS = 30_000;

    private JsmppServer() {}

    public static void main(String[] arguments) throws IOException {
        ServerSocket socket = new ServerSocket(Integer.parseInt(arguments[0]), 1024, InetAddress.getLoopbackAddress());
        try (SMPPServerSessionListener listener =
                new SMPPServerSessionListener(socket.getLocalPort(), new AlreadyOpen(socket))) {
            listener.setPduProcessorDegree(PROCESSORS_A_SESSION);
            listener.setQueueCapacity(QUEUED_PDUS);
            listener.setMessageReceiverListener(new AcceptingReceiver());
            ExecutorService binding = Executors.newCachedThreadPool();
            System.out.println("listening on " + socket.getLocalPort());
            while (true) {
                SMPPServerSession session = listener.accept();
                binding.execute(() -> acceptBind(session));
            }
        }
    }

    private static void acceptBind(SMPPServerSession session) {
        try {
            session.waitForBind(BIND_MILLIS).accept("jsmpp", InterfaceVersion.IF_34);
        } catch (TimeoutException | PDUStringException | IOException e) {
            session.close();
        }
    }

    /** jSMPP would listen on every interface. */
    private record AlreadyOpen(ServerSocket socket) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeoutMillis) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeoutMillis, int backlog) {
            return listen(port);
        }
    }
}
