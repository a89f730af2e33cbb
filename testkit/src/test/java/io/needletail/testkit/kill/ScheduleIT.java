package io.needletail.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.testkit.process.FreePort;
import io.needletail.testkit.process.Launch;
import io.needletail.testkit.process.SmscProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are scheduled, or end, after the server has been killed and started again. */
class ScheduleIT {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss");
    private static final int QUARTERS_EAST = 8;

    private final Map<String, Instant> received = new ConcurrentHashMap<>();
    private final List<SmscProcess> started = new ArrayList<>();
    private SMPPSession session = new SMPPSession();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() throws InterruptedException {
        session.close();
        for (SmscProcess process : started) {
            process.kill();
        }
    }

    @Test
    void shouldSendAndExpireOnTimeAfterAKill() throws Exception {
        int port = FreePort.find();
        SmscProcess first = start(port);
        bind(port);
        Instant sent =
                Instant.ofEpochMilli(Instant.now().toEpochMilli() / 100 * 100).plusSeconds(8);
        Instant ended = sent.plusMillis(600);
        String scheduled = submit("447700900001", time(sent), "");
        // That handset is absent.
        String expiring = submit("447700900009", "", time(ended));
        first.kill();
        session.close();

        start(port);
        bind(port);
        assertThat(Instant.now()).as("started again before the time").isBefore(sent);
        await().atMost(Duration.ofSeconds(12)).until(() -> received.size() == 2);

        assertLag(received.get(scheduled + " DELIVRD"), sent);
        assertLag(received.get(expiring + " EXPIRED"), ended);
    }

    /** The receipt has to come here, too. */
    private static void assertLag(Instant came, Instant due) {
        assertThat(came).isNotNull();
        Duration lag = Duration.between(due, came);
        System.out.println("lag " + lag.toMillis() + " ms");
        assertThat(lag).isBetween(Duration.ZERO, Duration.ofMillis(1_500));
    }

    private SmscProcess start(int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("start"));
        for (String setting : List.of(
                "smpp.port=" + port,
                "http.enabled=false",
                "data.dir=" + directory.resolve("data"),
                "retry.schedule=[20s]",
                "handset.delay.fixed=0",
                "handset.scenarios=[{ prefix = \"447700900009\", outcome = absent }]")) {
            arguments.addAll(List.of("--set", setting));
        }
        SmscProcess process = SmscProcess.start(Launch.ofProperties("kill"), arguments, directory.resolve("smsc.log"));
        started.add(process);
        return process;
    }

    private void bind(int port) {
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            session.close();
            session = new SMPPSession();
            session.setMessageReceiverListener(new Receipts());
            session.connectAndBind(
                    "127.0.0.1",
                    port,
                    new BindParameter(
                            BindType.BIND_TRX,
                            "smsc",
                            "secret",
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null));
            return true;
        });
    }

    private String submit(String destination, String schedule, String validity) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "491700000001",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        destination,
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        schedule,
                        validity,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        DataCodings.ZERO,
                        (byte) 0,
                        "on time".getBytes(StandardCharsets.US_ASCII))
                .getMessageId();
    }

    /** On a clock two hours east of UTC. */
    private static String time(Instant instant) {
        String local = TIME.format(instant.atOffset(ZoneOffset.ofHours(QUARTERS_EAST / 4)));
        return local + instant.getNano() / 100_000_000 + "0" + QUARTERS_EAST + "+";
    }

    private final class Receipts implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            String text = new String(deliver.getShortMessage(), StandardCharsets.ISO_8859_1);
            String id = text.replaceFirst("id:(\\S+) .*", "$1");
            String state = text.replaceFirst(".* stat:(\\S+) .*", "$1");
            received.putIfAbsent(id + " " + state, Instant.now());
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            // None comes.
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) {
            throw new IllegalStateException("no data_sm is expected");
        }
    }
}
