package io.needletail.benchmarks.peer;

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
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Executors;

/** A server on the server classes of Cloudhopper 6 beta. Argument: port. */
public final class CloudhopperServer {
    private CloudhopperServer() {}

    public static void main(String[] arguments) throws Exception {
        SmppServerConfiguration configuration = new SmppServerConfiguration();
        configuration.setHost("127.0.0.1");
        configuration.setPort(port(Integer.parseInt(arguments[0])));
        configuration.setMaxConnectionSize(20_000);
        configuration.setNonBlockingSocketsEnabled(true);
        configuration.setDefaultWindowSize(1000);
        DefaultSmppServer server = new DefaultSmppServer(
                configuration,
                new AcceptAll(),
                Executors.newScheduledThreadPool(1),
                new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()),
                new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()));
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
