package io.needletail.acceptance;

import com.cloudhopper.commons.gsm.GsmUtil;
import com.cloudhopper.commons.util.windowing.WindowFuture;
import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.CancelSm;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.QuerySm;
import com.cloudhopper.smpp.pdu.QuerySmResp;
import com.cloudhopper.smpp.pdu.ReplaceSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;

/** Cloudhopper 5 as the ESME; its GsmUtil splits texts, by octets. */
final class CloudhopperEsme implements Esme {
    private static final long TIMEOUT_MILLIS = 10_000;

    private final DefaultSmppClient client = new DefaultSmppClient();
    private final SmppSession session;
    private final Address source;

    private CloudhopperEsme(PlanRun.Account account, Inbox inbox) throws Exception {
        SmppSessionConfiguration settings = new SmppSessionConfiguration();
        settings.setType(SmppBindType.TRANSCEIVER);
        settings.setHost(account.host());
        settings.setPort(account.port());
        settings.setSystemId(account.systemId());
        settings.setPassword(account.password());
        settings.setName(account.systemId());
        settings.getLoggingOptions().setLogPdu(false);
        source = address(account.number());
        session = client.bind(settings, new Receiver(inbox));
    }

    public static void main(String... args) {
        PlanRun.main(CloudhopperEsme::new, args);
    }

    @Override
    public String submit(Outgoing message) throws Exception {
        SubmitSm submit = new SubmitSm();
        submit.setSourceAddress(source);
        submit.setDestAddress(address(message.destination()));
        submit.setEsmClass((byte) (message.udh() ? UDHI : 0));
        submit.setDataCoding((byte) message.coding());
        submit.setShortMessage(message.octets());
        if (message.receipt()) {
            submit.setRegisteredDelivery(SmppConstants.REGISTERED_DELIVERY_SMSC_RECEIPT_REQUESTED);
        }
        if (message.later()) {
            submit.setScheduleDeliveryTime(IN_AN_HOUR);
        }
        for (Outgoing.Field field : message.fields()) {
            submit.addOptionalParameter(new Tlv((short) field.tag(), field.value()));
        }
        SubmitSmResp answer = session.submit(submit, TIMEOUT_MILLIS);
        if (answer.getCommandStatus() != 0) {
            PlanRun.report("refused", "submit_sm", String.valueOf(answer.getCommandStatus()));
        }
        return answer.getMessageId();
    }

    @Override
    public String submitInParts(String destination, int coding, byte[] octets) throws Exception {
        String id = "";
        for (byte[] part : GsmUtil.createConcatenatedBinaryShortMessages(octets, (byte) 7)) {
            id = submit(Outgoing.of(destination, coding, part).withHeader());
        }
        return id;
    }

    @Override
    public int query(String id) throws Exception {
        QuerySm query = new QuerySm();
        query.setMessageId(id);
        query.setSourceAddress(source);
        QuerySmResp answer = (QuerySmResp) request(query);
        return answer.getCommandStatus() == 0 ? answer.getMessageState() : -answer.getCommandStatus();
    }

    @Override
    public int cancel(String id, String destination) throws Exception {
        CancelSm cancel = new CancelSm();
        cancel.setMessageId(id);
        cancel.setSourceAddress(source);
        cancel.setDestAddress(address(destination));
        return request(cancel).getCommandStatus();
    }

    @Override
    public int replace(String id, byte[] octets) throws Exception {
        ReplaceSm replace = new ReplaceSm();
        replace.setMessageId(id);
        replace.setSourceAddress(source);
        replace.setScheduleDeliveryTime(IN_A_SECOND);
        replace.setShortMessage(octets);
        return request(replace).getCommandStatus();
    }

    @Override
    public void close() {
        session.unbind(TIMEOUT_MILLIS);
        session.destroy();
    }

    @SuppressWarnings("rawtypes") // the library's signature
    private PduResponse request(PduRequest request) throws Exception {
        WindowFuture<Integer, PduRequest, PduResponse> answer = session.sendRequestPdu(request, TIMEOUT_MILLIS, true);
        if (!answer.await(TIMEOUT_MILLIS) || !answer.isSuccess()) {
            throw new IllegalStateException("no answer to " + request);
        }
        return answer.getResponse();
    }

    private static Address address(String digits) {
        return new Address((byte) 1, (byte) 1, digits);
    }

    private static final class Receiver extends DefaultSmppSessionHandler {
        private final Inbox inbox;

        Receiver(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        @SuppressWarnings("rawtypes") // the library's signature
        public PduResponse firePduRequestReceived(PduRequest request) {
            if (request instanceof DeliverSm deliver) {
                Tlv payload = deliver.getOptionalParameter(SmppConstants.TAG_MESSAGE_PAYLOAD);
                byte[] octets = payload == null ? deliver.getShortMessage() : payload.getValue();
                inbox.take(deliver.getEsmClass(), deliver.getSourceAddress().getAddress(), octets);
            }
            return request.createResponse();
        }
    }
}
