package io.needletail.app.provider;

import static org.awaitility.Awaitility.await;

import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppBindException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ESME made of another implementation of SMPP. */
final class ProviderSession implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final DefaultSmppClient client = new DefaultSmppClient();
    private final List<BaseSm<?>> received = new CopyOnWriteArrayList<>();
    private final SmppSession session;

    private ProviderSession(int port, SmppBindType type, String systemId) throws Exception {
        SmppSessionConfiguration settings = new SmppSessionConfiguration();
        settings.setType(type);
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        settings.setSystemId(systemId);
        settings.setPassword("secret");
        settings.setName(systemId);
        settings.setWindowSize(200);
        settings.getLoggingOptions().setLogPdu(false);
        try {
            session = client.bind(settings, new DefaultSmppSessionHandler() {
                @Override
                @SuppressWarnings("rawtypes") // Cloudhopper's signature
                public PduResponse firePduRequestReceived(PduRequest request) {
                    if (request instanceof BaseSm<?> message) {
                        received.add(message);
                    }
                    return request.createResponse();
                }
            });
        } catch (Exception e) {
            client.destroy();
            throw e;
        }
    }

    static ProviderSession bind(ProviderServer server, String systemId) throws Exception {
        return new ProviderSession(server.port(), SmppBindType.TRANSCEIVER, systemId);
    }

    static ProviderSession bind(ProviderServer server) throws Exception {
        return bind(server, "esme");
    }

    /** command_status of a bind. */
    static int bindStatus(ProviderServer server, SmppBindType type) throws Exception {
        try {
            new ProviderSession(server.port(), type, "esme").close();
            return 0;
        } catch (SmppBindException e) {
            return e.getBindResponse().getCommandStatus();
        }
    }

    SubmitSmResp submit(String text) throws Exception {
        return submit(new Address((byte) 1, (byte) 1, "4915550000"), "491701234567", text);
    }

    SubmitSmResp submit(Address from, String to, String text) throws Exception {
        return submit(from, new Address((byte) 1, (byte) 1, to), text);
    }

    SubmitSmResp submit(Address from, Address to, String text) throws Exception {
        SubmitSm submit = new SubmitSm();
        submit.setSourceAddress(from);
        submit.setDestAddress(to);
        submit.setRegisteredDelivery((byte) 1);
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        if (octets.length > 254) {
            submit.addOptionalParameter(new Tlv((short) 0x0424, octets));
        } else {
            submit.setShortMessage(octets);
        }
        return session.submit(submit, TIMEOUT_MILLIS);
    }

    /** command_status of so many submits, one after the other. */
    List<Integer> submitMany(int count, String text) throws Exception {
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(submit(text).getCommandStatus());
        }
        return statuses;
    }

    @SuppressWarnings("rawtypes") // Cloudhopper's signature
    PduResponse request(PduRequest<?> request) throws Exception {
        var future = session.sendRequestPdu(request, TIMEOUT_MILLIS, true);
        if (!future.await(TIMEOUT_MILLIS) || !future.isSuccess()) {
            throw new AssertionError("no answer to " + request, future.getCause());
        }
        return future.getResponse();
    }

    BaseSm<?> receipt() {
        await().until(() -> !received.isEmpty());
        return received.get(0);
    }

    List<BaseSm<?>> received() {
        return received;
    }

    static String text(BaseSm<?> pdu) {
        Tlv payload = pdu.getOptionalParameter((short) 0x0424);
        return new String(payload == null ? pdu.getShortMessage() : payload.getValue(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        session.unbind(TIMEOUT_MILLIS);
        session.destroy();
        client.destroy();
    }
}
