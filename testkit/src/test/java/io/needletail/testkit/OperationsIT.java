package io.needletail.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** query_sm, cancel_sm and replace_sm by jSMPP. */
class OperationsIT {
    private static final TypeOfNumber TON = TypeOfNumber.INTERNATIONAL;
    private static final NumberingPlanIndicator NPI = NumberingPlanIndicator.ISDN;
    private static final String SOURCE = "491700000001";
    private static final String DESTINATION = "447700900001";
    /** An hour from now. */
    private static final String IN_AN_HOUR = "000000010000000R";

    private static final int RINVMSGID = 0x0C;
    private static final int RCANCELFAIL = 0x11;
    private static final int RREPLACEFAIL = 0x13;

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private SMPPSession session = new SMPPSession();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void shouldTellTheStateOfAMessageThatWaitsAndOfOneThatIsDelivered() throws Exception {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start()) {
            bind(smsc);
            String waiting = submit("later", IN_AN_HOUR, SMSCDeliveryReceipt.DEFAULT);
            String delivered = submit("now", null, SMSCDeliveryReceipt.DEFAULT);
            await().until(() -> smsc.liveMessages() == 1);

            assertThat(query(waiting, SOURCE).getMessageState()).isEqualTo(MessageState.ENROUTE);
            assertThat(query(waiting, SOURCE).getFinalDate()).isNull();
            QuerySmResult result = query(delivered, SOURCE);
            assertThat(result.getMessageState()).isEqualTo(MessageState.DELIVERED);
            assertThat(result.getFinalDate()).endsWith("+").hasSize(16);
        }
    }

    @Test
    void shouldRememberFinalStatesAfterARestart(@TempDir Path data) throws Exception {
        String id;
        try (EmbeddedSmsc smsc =
                EmbeddedSmsc.start("data.dir=" + data, "handset.outcomes={delivered=0,undeliverable=100}")) {
            bind(smsc);
            id = submit("now", null, SMSCDeliveryReceipt.DEFAULT);
            await().until(() -> smsc.liveMessages() == 0);
        }
        session.close();
        session = new SMPPSession();
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("data.dir=" + data)) {
            bind(smsc);

            assertThat(query(id, SOURCE).getMessageState()).isEqualTo(MessageState.UNDELIVERABLE);
        }
    }

    @Test
    void shouldKnowAMessageByItsIdAndItsSourceOnly() throws Exception {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start()) {
            bind(smsc);
            String id = submit("later", IN_AN_HOUR, SMSCDeliveryReceipt.DEFAULT);

            assertThat(statusOf(() -> query(id, "491709999999"))).isEqualTo(RINVMSGID);
            assertThat(statusOf(() -> query("0000012345", SOURCE))).isEqualTo(RINVMSGID);
            assertThat(statusOf(() -> query("no-id-of-ours", SOURCE))).isEqualTo(RINVMSGID);
            assertThat(statusOf(() -> cancel(id, "491709999999"))).isEqualTo(RINVMSGID);
            assertThat(query(id, SOURCE).getMessageState()).isEqualTo(MessageState.ENROUTE);
        }
    }

    @Test
    void shouldCancelAMessageThatWaits() throws Exception {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start()) {
            bind(smsc);
            String id = submit("later", IN_AN_HOUR, SMSCDeliveryReceipt.SUCCESS_FAILURE);

            cancel(id, SOURCE);

            await().until(() -> received.size() == 1);
            assertThat(received.peek()).contains("id:" + id, "stat:DELETED");
            await().until(() -> smsc.liveMessages() == 0);
            assertThat(query(id, SOURCE).getMessageState()).isEqualTo(MessageState.DELETED);
            assertThat(statusOf(() -> cancel(id, SOURCE))).isEqualTo(RINVMSGID);
        }
    }

    @Test
    void shouldCancelAllMessagesBetweenTwoAddresses() throws Exception {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start()) {
            bind(smsc);
            for (int i = 0; i < 3; i++) {
                submit("later " + i, IN_AN_HOUR, SMSCDeliveryReceipt.DEFAULT);
            }

            cancel("", SOURCE);

            assertThat(smsc.liveMessages()).isZero();
            assertThat(statusOf(() -> cancel("", SOURCE))).isEqualTo(RCANCELFAIL);
        }
    }

    @Test
    void shouldReplaceTheTextOfAMessageThatWaits() throws Exception {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start()) {
            bind(smsc);
            String id = submit("the old text", IN_AN_HOUR, SMSCDeliveryReceipt.DEFAULT);

            replace(id, "the new text", "000000000001000R");

            await().until(() -> received.size() == 1);
            assertThat(received.peek()).contains("id:" + id, "stat:DELIVRD", "text:the new text");
            assertThat(statusOf(() -> replace(id, "too late", null))).isIn(RINVMSGID, RREPLACEFAIL);
        }
    }

    private void bind(EmbeddedSmsc smsc) throws IOException {
        session.setMessageReceiverListener(new Receiver());
        session.setTransactionTimer(10_000);
        session.connectAndBind(
                "127.0.0.1", smsc.port(), new BindParameter(BindType.BIND_TRX, "shop", "any", "", TON, NPI, null));
    }

    private String submit(String text, String schedule, SMSCDeliveryReceipt receipt) throws Exception {
        return session.submitShortMessage(
                        "",
                        TON,
                        NPI,
                        SOURCE,
                        TON,
                        NPI,
                        DESTINATION,
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        schedule,
                        null,
                        new RegisteredDelivery(receipt),
                        (byte) 0,
                        DataCodings.ZERO,
                        (byte) 0,
                        text.getBytes(StandardCharsets.US_ASCII))
                .getMessageId();
    }

    private QuerySmResult query(String id, String source) throws Exception {
        return session.queryShortMessage(id, TON, NPI, source);
    }

    private void cancel(String id, String source) throws Exception {
        session.cancelShortMessage("", id, TON, NPI, source, TON, NPI, DESTINATION);
    }

    private void replace(String id, String text, String schedule) throws Exception {
        session.replaceShortMessage(
                id,
                TON,
                NPI,
                SOURCE,
                schedule,
                null,
                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                (byte) 0,
                text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int statusOf(Request request) {
        return catchThrowableOfType(NegativeResponseException.class, request::send)
                .getCommandStatus();
    }

    @FunctionalInterface
    private interface Request {
        void send() throws Exception;
    }

    private final class Receiver implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            received.add(new String(deliver.getShortMessage(), StandardCharsets.US_ASCII));
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
