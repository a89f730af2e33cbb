package io.needletail.acceptance;

import static org.jsmpp.bean.NumberingPlanIndicator.ISDN;
import static org.jsmpp.bean.TypeOfNumber.INTERNATIONAL;

import java.util.List;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** jSMPP as the ESME. It splits no texts: a user data header is the application's. */
final class JsmppEsme implements Esme {
    private final SMPPSession session = new SMPPSession();
    private final String number;

    private JsmppEsme(PlanRun.Account account, Inbox inbox) throws Exception {
        number = account.number();
        session.setTransactionTimer(10_000);
        session.setEnquireLinkTimer(2_000);
        session.setMessageReceiverListener(new Receiver(inbox));
        session.connectAndBind(
                account.host(),
                account.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        account.systemId(),
                        account.password(),
                        "check",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
    }

    public static void main(String... args) {
        PlanRun.main(JsmppEsme::new, args);
    }

    @Override
    public String submit(Outgoing message) throws Exception {
        OptionalParameter[] fields = message.fields().stream()
                .map(field -> OptionalParameters.deserialize((short) field.tag(), field.value()))
                .toArray(OptionalParameter[]::new);
        return session.submitShortMessage(
                        "",
                        INTERNATIONAL,
                        ISDN,
                        number,
                        INTERNATIONAL,
                        ISDN,
                        message.destination(),
                        new ESMClass(message.udh() ? UDHI : 0),
                        (byte) 0,
                        (byte) 0,
                        message.later() ? IN_AN_HOUR : null,
                        null,
                        new RegisteredDelivery(
                                message.receipt() ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                        (byte) 0,
                        DataCodings.newInstance((byte) message.coding()),
                        (byte) 0,
                        message.octets(),
                        fields)
                .getMessageId();
    }

    @Override
    public String submitInParts(String destination, int coding, byte[] octets) throws Exception {
        List<byte[]> parts = PlanRun.parts(octets);
        String id = "";
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            byte[] whole = new byte[6 + part.length];
            System.arraycopy(new byte[] {5, 0, 3, 7, (byte) parts.size(), (byte) (i + 1)}, 0, whole, 0, 6);
            System.arraycopy(part, 0, whole, 6, part.length);
            id = submit(Outgoing.of(destination, coding, whole).withHeader());
        }
        return id;
    }

    @Override
    public int query(String id) throws Exception {
        return session.queryShortMessage(id, INTERNATIONAL, ISDN, number)
                .getMessageState()
                .value();
    }

    @Override
    public int cancel(String id, String destination) throws Exception {
        return status(() -> session.cancelShortMessage(
                "", id, INTERNATIONAL, ISDN, number, INTERNATIONAL, ISDN, destination));
    }

    @Override
    public int replace(String id, byte[] octets) throws Exception {
        return status(() -> session.replaceShortMessage(
                id, INTERNATIONAL, ISDN, number, IN_A_SECOND, null, new RegisteredDelivery(0), (byte) 0, octets));
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }

    private interface Operation {
        void run() throws Exception;
    }

    private static int status(Operation operation) throws Exception {
        try {
            operation.run();
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        }
    }

    private record Receiver(Inbox inbox) implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            OptionalParameter payload = deliver.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
            byte[] octets = payload instanceof OptionalParameter.OctetString text ? text.getValue() : deliver.getShortMessage();
            inbox.take(deliver.getEsmClass(), deliver.getSourceAddr(), octets);
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
