package io.needletail.testkit.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import com.cloudhopper.commons.charset.CharsetUtil;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** jSMPP as the ESME. */
public final class JsmppClientCheck implements ClientCheck {
    private final ReceiptWatch watch = new ReceiptWatch();

    public static void main(String... args) {
        ClientCheck.main(new JsmppClientCheck(), args);
    }

    @Override
    public void run(String host, int port, String systemId, String password) throws Exception {
        SMPPSession session = new SMPPSession();
        session.setEnquireLinkTimer(2_000);
        session.setTransactionTimer(10_000);
        session.setMessageReceiverListener(new Receiver());
        try {
            session.connectAndBind(host, port, bind(systemId, password));
            submit(session, GSM_TEXT, DataCodings.ZERO, CharsetUtil.encode(GSM_TEXT, "GSM"));
            submit(session, UCS2_TEXT, DataCodings.newInstance((byte) 8), UCS2_TEXT.getBytes(UTF_16BE));
            watch.await();
        } finally {
            session.unbindAndClose();
        }
    }

    private static BindParameter bind(String systemId, String password) {
        return new BindParameter(
                BindType.BIND_TRX,
                systemId,
                password,
                "check",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    private void submit(SMPPSession session, String text, DataCoding coding, byte[] octets) throws Exception {
        String id = session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        SOURCE,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        DESTINATION,
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        coding,
                        (byte) 0,
                        octets)
                .getMessageId();
        watch.submitted(text, id);
    }

    private final class Receiver implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            if (deliver.isSmscDeliveryReceipt()) {
                String text = new String(deliver.getShortMessage(), ISO_8859_1);
                watch.receive(Receipt.of(text, idOf(deliver)));
            }
        }

        private String idOf(DeliverSm deliver) {
            OptionalParameter id = deliver.getOptionalParameter(OptionalParameter.Tag.RECEIPTED_MESSAGE_ID);
            return id instanceof OptionalParameter.COctetString text ? text.getValueAsString() : "";
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            throw new IllegalStateException("unexpected " + alert);
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) {
            throw new IllegalStateException("unexpected " + data);
        }
    }
}
