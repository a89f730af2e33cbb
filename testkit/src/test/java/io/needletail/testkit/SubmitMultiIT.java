package io.needletail.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jsmpp.bean.Address;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceIfPresentFlag;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.bean.UnsuccessDelivery;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** submit_multi and a long message that is split, with jSMPP as the ESME. */
class SubmitMultiIT {
    private static final String USUAL_ACCOUNTS =
            Path.of("..", "conf", "accounts-loadtest.conf").toAbsolutePath().toString();

    private final Queue<String> receipts = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @Test
    void shouldServeAllButWhomItNamesAsRefused() throws Exception {
        Address[] to = {address("447700900001"), address("999000001"), address("447700900002")};
        try (EmbeddedSmsc smsc = start("")) {
            SMPPSession session = bind(smsc);
            SubmitMultiResult result = submit(session, "hello", to);

            assertThat(Arrays.stream(result.getUnsuccessDeliveries())
                            .map(UnsuccessDelivery::getDestinationAddress)
                            .map(Address::getAddress))
                    .containsExactly("999000001");
            String id = result.getMessageId();
            await().untilAsserted(() ->
                    assertThat(receipts).containsExactlyInAnyOrder("447700900001 " + id, "447700900002 " + id));
            await().until(() -> smsc.liveMessages() == 0);
            session.unbindAndClose();
        }
    }

    @Test
    void shouldServeAsManyDestinationsAsOnePduMayName() throws Exception {
        Address[] to = IntStream.range(0, 254)
                .mapToObj(i -> address("4477009" + (10_000 + i)))
                .toArray(Address[]::new);
        try (EmbeddedSmsc smsc = start("")) {
            SMPPSession session = bind(smsc);
            for (int i = 0; i < 5; i++) {
                assertThat(submit(session, "hello", to).getUnsuccessDeliveries())
                        .isEmpty();
            }
            await().until(() -> receipts.size() == 5 * 254);
            assertThat(receipts).doesNotHaveDuplicates();
            session.unbindAndClose();
        }
    }

    @Test
    void shouldSendOneReceiptForALongMessageThatIsSplit() throws Exception {
        try (EmbeddedSmsc smsc = start("accounts.load.long-messages { policy = split, form = udh16 }")) {
            SMPPSession session = bind(smsc);
            OptionalParameter payload =
                    new OptionalParameter.Message_payload("x".repeat(1_000).getBytes(US_ASCII));
            String id = session.submitShortMessage(
                            "",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            "447700900000",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            "447700900001",
                            new ESMClass(),
                            (byte) 0,
                            (byte) 0,
                            null,
                            null,
                            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                            (byte) 0,
                            DataCodings.ZERO,
                            (byte) 0,
                            new byte[0],
                            payload)
                    .getMessageId();
            await().until(() -> smsc.liveMessages() == 0);
            assertThat(receipts).containsExactly("447700900001 " + id);
            session.unbindAndClose();
        }
    }

    private EmbeddedSmsc start(String account) throws Exception {
        Path accounts = directory.resolve("accounts.conf");
        Files.writeString(accounts, "include file(\"" + USUAL_ACCOUNTS + "\")\n" + account + "\n");
        return EmbeddedSmsc.start(
                "accounts.any-system-id=false",
                "accounts.file=" + accounts,
                "routing.rules=[{name=\"none\",prefix=\"999\",reject=\"ESME_RINVDSTADR\"}]");
    }

    private SMPPSession bind(EmbeddedSmsc smsc) throws Exception {
        SMPPSession session = new SMPPSession();
        session.setMessageReceiverListener(new Receiver());
        session.setTransactionTimer(10_000);
        session.connectAndBind(
                "127.0.0.1",
                smsc.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        "load",
                        "load",
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
        return session;
    }

    private static SubmitMultiResult submit(SMPPSession session, String text, Address... to) throws Exception {
        return session.submitMultiple(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "447700900000",
                to,
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                ReplaceIfPresentFlag.DEFAULT,
                DataCodings.ZERO,
                (byte) 0,
                text.getBytes(US_ASCII));
    }

    private static Address address(String number) {
        return new Address(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, number);
    }

    /** Notes source and message id of receipts. */
    private final class Receiver implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm message) {
            String text = new String(message.getShortMessage(), US_ASCII);
            receipts.add(message.getSourceAddr() + " " + text.replaceAll("id:(\\S+).*", "$1"));
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification notification) {
            // None comes.
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm message, Session source) {
            throw new IllegalStateException("receipts are deliver_sm");
        }
    }
}
