package io.needletail.app.cli;

import com.cloudhopper.smpp.PduAsyncResponse;
import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.SmppChannelException;
import com.cloudhopper.smpp.type.SmppProcessingException;
import io.needletail.app.launch.RunningServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another product's server, to test the client side: accepts, and sends a receipt if it is told to. */
final class FakeSmsc implements RunningServer, SmppServerHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FakeSmsc.class);

    private final ExecutorService receiptThread = Executors.newSingleThreadExecutor();
    private final AtomicInteger ids = new AtomicInteger();
    private final boolean receipts;
    private final int port;
    private final DefaultSmppServer server;

    FakeSmsc(boolean receipts) throws IOException, SmppChannelException {
        this.receipts = receipts;
        this.port = freePort();
        SmppServerConfiguration settings = new SmppServerConfiguration();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        server = new DefaultSmppServer(settings, this);
        server.start();
    }

    @Override
    public int smppPort() {
        return port;
    }

    @Override
    public int httpPort() {
        return 0;
    }

    @Override
    public void reloadRoutes() {
        throw new UnsupportedOperationException("no routes here");
    }

    @Override
    public void close() {
        receiptThread.shutdown();
        server.destroy();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void sessionBindRequested(Long id, SmppSessionConfiguration session, BaseBind request)
            throws SmppProcessingException {
        if (request.getPassword().equals("wrong")) {
            throw new SmppProcessingException(SmppConstants.STATUS_BINDFAIL);
        }
    }

    @Override
    public void sessionCreated(Long id, SmppServerSession session, BaseBindResp response) {
        session.serverReady(new Submits(session));
    }

    @Override
    public void sessionDestroyed(Long id, SmppServerSession session) {
        session.destroy();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private final class Submits extends DefaultSmppSessionHandler {
        private final SmppServerSession session;

        Submits(SmppServerSession session) {
            this.session = session;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public PduResponse firePduRequestReceived(PduRequest request) {
            PduResponse response = request.createResponse();
            if (request instanceof SubmitSm submit && response instanceof SubmitSmResp accepted) {
                String messageId = "m" + ids.incrementAndGet();
                accepted.setMessageId(messageId);
                if (submit.getDestAddress().getAddress().equals("0")) {
                    accepted.setCommandStatus(SmppConstants.STATUS_INVDSTADR);
                } else if (receipts) {
                    receiptThread.execute(() -> receipt(messageId));
                }
            }
            return response;
        }

        @Override
        public void fireExpectedPduResponseReceived(PduAsyncResponse response) {
            LOG.trace("{}", response);
        }

        private void receipt(String messageId) {
            DeliverSm deliver = new DeliverSm();
            deliver.setEsmClass(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT);
            byte[] id = (messageId + "\0").getBytes(StandardCharsets.US_ASCII);
            deliver.addOptionalParameter(new Tlv(SmppConstants.TAG_RECEIPTED_MSG_ID, id));
            deliver.addOptionalParameter(new Tlv(SmppConstants.TAG_MSG_STATE, new byte[] {2}));
            try {
                session.sendRequestPdu(deliver, 10_000, false);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
