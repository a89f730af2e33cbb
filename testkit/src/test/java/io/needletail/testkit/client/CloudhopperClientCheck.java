package io.needletail.testkit.client;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.EnquireLink;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.tlv.TlvConvertException;
import com.cloudhopper.smpp.type.Address;

/** Cloudhopper's own client and session classes as the ESME. */
public final class CloudhopperClientCheck implements ClientCheck {
    private static final long TIMEOUT_MILLIS = 10_000;

    private final ReceiptWatch watch = new ReceiptWatch();

    public static void main(String... args) {
        ClientCheck.main(new CloudhopperClientCheck(), args);
    }

    @Override
    public void run(String host, int port, String systemId, String password) throws Exception {
        DefaultSmppClient client = new DefaultSmppClient();
        try {
            SmppSession session = client.bind(configuration(host, port, systemId, password), new Receiver());
            require(session.areOptionalParametersSupported(), "sc_interface_version in the bind response");
            session.enquireLink(new EnquireLink(), TIMEOUT_MILLIS);
            submit(session, GSM_TEXT, SmppConstants.DATA_CODING_DEFAULT, CharsetUtil.encode(GSM_TEXT, "GSM"));
            submit(session, UCS2_TEXT, SmppConstants.DATA_CODING_UCS2, CharsetUtil.encode(UCS2_TEXT, "UCS-2"));
            watch.await();
            session.unbind(TIMEOUT_MILLIS);
            session.destroy();
        } finally {
            client.destroy();
        }
    }

    private static SmppSessionConfiguration configuration(String host, int port, String systemId, String password) {
        SmppSessionConfiguration configuration = new SmppSessionConfiguration();
        configuration.setType(SmppBindType.TRANSCEIVER);
        configuration.setHost(host);
        configuration.setPort(port);
        configuration.setSystemId(systemId);
        configuration.setPassword(password);
        configuration.setWindowSize(10);
        return configuration;
    }

    private void submit(SmppSession session, String text, byte dataCoding, byte[] octets) throws Exception {
        SubmitSm submit = new SubmitSm();
        submit.setSourceAddress(new Address((byte) 5, (byte) 0, SOURCE));
        submit.setDestAddress(new Address((byte) 1, (byte) 1, DESTINATION));
        submit.setRegisteredDelivery(SmppConstants.REGISTERED_DELIVERY_SMSC_RECEIPT_REQUESTED);
        submit.setDataCoding(dataCoding);
        submit.setShortMessage(octets);
        SubmitSmResp response = session.submit(submit, TIMEOUT_MILLIS);
        require(response.getCommandStatus() == SmppConstants.STATUS_OK, "ESME_ROK, not " + response);
        watch.submitted(text, response.getMessageId());
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new IllegalStateException("expected " + expected);
        }
    }

    private final class Receiver extends DefaultSmppSessionHandler {
        @Override
        @SuppressWarnings("rawtypes") // the library's signature
        public PduResponse firePduRequestReceived(PduRequest request) {
            if (request instanceof DeliverSm deliver
                    && (deliver.getEsmClass() & 0x3C) == SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT) {
                String text = CharsetUtil.decode(deliver.getShortMessage(), "ISO-8859-1");
                watch.receive(Receipt.of(text, idOf(deliver)));
            }
            return request.createResponse();
        }

        private String idOf(DeliverSm deliver) {
            Tlv tlv = deliver.getOptionalParameter(SmppConstants.TAG_RECEIPTED_MSG_ID);
            try {
                return tlv == null ? "" : tlv.getValueAsString();
            } catch (TlvConvertException e) {
                throw new IllegalStateException("receipted_message_id", e);
            }
        }
    }
}
