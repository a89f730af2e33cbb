package io.needletail.testkit.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.testkit.EmbeddedSmsc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long messages by the terms of an account in the accounts file, with jSMPP. */
class LongMessageIT {
    private static final Pattern HASH = Pattern.compile("\"pbkdf2[^\"]+\"");

    private final List<String> receipts = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void shouldJoinPartsThatComeByTwoBindsInTheWrongOrder() throws Exception {
        try (EmbeddedSmsc smsc = start("policy = join")) {
            SMPPSession one = bind(smsc.port());
            SMPPSession other = bind(smsc.port());
            try {
                String third = submit(one, 3, 3, "!");
                String first = submit(other, 1, 3, "Hello ");
                assertThat(receipts).isEmpty();
                String second = submit(one, 2, 3, "world");
                await().until(() -> !receipts.isEmpty());

                assertThat(receipts).singleElement().asString().contains("id:" + first, "text:Hello world!");
                assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
                await().until(() -> smsc.liveMessages() == 0);
                assertThat(receipts).hasSize(1);
            } finally {
                one.unbindAndClose();
                other.unbindAndClose();
            }
        }
    }

    private EmbeddedSmsc start(String longMessages) throws Exception {
        String loadtest = Files.readString(Path.of("..", "conf", "accounts-loadtest.conf"));
        Matcher hash = HASH.matcher(loadtest);
        assertThat(hash.find()).isTrue();
        Path accounts = directory.resolve("accounts.conf");
        Files.writeString(
                accounts,
                "accounts { joiner { password = " + hash.group() + ", long-messages { " + longMessages + " } } }\n");
        return EmbeddedSmsc.start("accounts.any-system-id=false", "accounts.file=" + accounts);
    }

    private SMPPSession bind(int port) throws Exception {
        SMPPSession session = new SMPPSession();
        session.setTransactionTimer(10_000);
        session.setMessageReceiverListener(new Receiver());
        session.connectAndBind(
                "127.0.0.1",
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        "joiner",
                        "load",
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
        return session;
    }

    private static String submit(SMPPSession session, int number, int total, String text) throws Exception {
        byte[] octets = ("\5\0\3\7" + (char) total + (char) number + text).getBytes(ISO_8859_1);
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Needle",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "491701234567",
                        new ESMClass(0x40),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        DataCodings.ZERO,
                        (byte) 0,
                        octets)
                .getMessageId();
    }

    private final class Receiver implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            receipts.add(new String(deliver.getShortMessage(), ISO_8859_1));
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
