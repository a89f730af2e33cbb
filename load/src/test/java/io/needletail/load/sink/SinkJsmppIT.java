package io.needletail.load.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.load.sink.account.SinkCount;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.Credentials;
import io.needletail.load.sink.plan.DeliverPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.junit.jupiter.api.Test;

/** The sink as a client library that nobody here has written sees it. */
class SinkJsmppIT {
    @Test
    void shouldServeAForeignClientFromBindToUnbind() throws Exception {
        SinkConfig config = new SinkConfig(
                "127.0.0.1",
                0,
                Optional.empty(),
                Credentials.any(),
                AnswerPlan.acceptAll(),
                DeliverPlan.receiptsAtOnce(),
                1,
                null);
        List<String> receipts = new CopyOnWriteArrayList<>();
        try (SmscSink sink = SmscSink.start(config)) {
            SMPPSession session = new SMPPSession();
            session.setMessageReceiverListener(new ReceiptCollector(receipts));
            session.connectAndBind("127.0.0.1", sink.port(), transceiver());
            for (int i = 1; i <= 20; i++) {
                assertThat(submit(session)).isEqualTo(Integer.toString(i));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> receipts.size() == 20);
            session.unbindAndClose();

            assertThat(receipts).contains("1 DELIVRD", "20 DELIVRD");
            assertThat(sink.figures().get(SinkCount.RECEIPTS_ANSWERED)).isEqualTo(20);
            assertThat(sink.figures().get(SinkCount.UNBINDS)).isEqualTo(1);
        }
    }

    private static BindParameter transceiver() {
        return new BindParameter(
                BindType.BIND_TRX, "esme", "secret", "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null);
    }

    private static String submit(SMPPSession session) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "4477",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "4915123456789",
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        "hello".getBytes(StandardCharsets.US_ASCII))
                .getMessageId();
    }

    /** Keeps id and state of each receipt. */
    private record ReceiptCollector(List<String> receipts) implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            try {
                var receipt = deliver.getShortMessageAsDeliveryReceipt();
                receipts.add(receipt.getId() + " " + receipt.getFinalStatus());
            } catch (InvalidDeliveryReceiptException e) {
                receipts.add(e.toString());
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {}

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) {
            throw new UnsupportedOperationException("no data_sm is expected");
        }
    }
}
