package io.needletail.benchmarks.cloudhopper5;

import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Executors;

/** A server on the server classes of Cloudhopper 5, on Netty 3. Argument: port. */
public final class Cloudhopper5Server {
    /** As many threads read: Cloudhopper 5 makes one for each connection it allows. */
    private static final int MAX_CONNECTIONS = 128;

    private Cloudhopper5Server() {}

    public static void main(String[] arguments) throws Exception {
        SmppServerConfiguration configuration = new SmppServerConfiguration();
        configuration.setHost("127.0.0.1");
        configuration.setPort(port(Integer.parseInt(arguments[0])));
        configuration.setMaxConnectionSize(MAX_CONNECTIONS);
        configuration.setNonBlockingSocketsEnabled(true);
        configuration.setDefaultWindowSize(1000);
        DefaultSmppServer server = new DefaultSmppServer(
                configuration, new AcceptAll(), Executors.newCachedThreadPool(), Executors.newScheduledThreadPool(1));
        server.start();
        System.out.println("listening on " + configuration.getPort());
        Thread.currentThread().join();
    }

    /** Cloudhopper does not say where it listens. */
    private static int port(int wanted) throws IOException {
        if (wanted != 0) {
            return wanted;
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static final class AcceptAll implements SmppServerHandler {
        @Override
        @SuppressWarnings("rawtypes")
        public void sessionBindRequested(Long session, SmppSessionConfiguration configuration, BaseBind request) {
            configuration.setName(configuration.getSystemId());
        }

        @Override
        public void sessionCreated(Long number, SmppServerSession session, BaseBindResp response) {
            session.serverReady(new Answerer());
        }

        @Override
        public void sessionDestroyed(Long number, SmppServerSession session) {
            session.destroy();
        }
    }

    private static final class Answerer extends DefaultSmppSessionHandler {
        @Override
        @SuppressWarnings("rawtypes")
        public PduResponse firePduRequestReceived(PduRequest request) {
            PduResponse response = request.createResponse();
            if (response instanceof SubmitSmResp submitted) {
                submitted.setMessageId("0000000001");
            }
            return response;
        }
    }
}
