package io.needletail.testkit.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.testkit.EmbeddedSmsc;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One bind of each type is allowed. Whoever held it and is gone, however, does so no longer than enquire_link goes unanswered. */
class BindSlotIT {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    /** Of {@code load}, as in conf/accounts-loadtest.conf. */
    private static final String PASSWORD_HASH =
            "pbkdf2-sha256$1000$bmVlZGxldGFpbC1sb2Fk$3j+eO1rhE0J6pqRWJOVUzBC+YMEdjuHiubFTcw/Kyc8";
    /** What a busy machine may add. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final List<AutoCloseable> open = new ArrayList<>();
    private EmbeddedSmsc smsc;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        Path accounts = Files.writeString(
                directory.resolve("accounts.conf"),
                "accounts { one { password = \"" + PASSWORD_HASH + "\", from = loopback, max-binds = 0"
                        + ", max-transmitters = 1, max-receivers = 1, max-transceivers = 1 } }");
        smsc = EmbeddedSmsc.start(
                "accounts.any-system-id=false",
                "accounts.file=" + accounts,
                "smpp.enquire-link-interval=" + INTERVAL.toMillis() + "ms",
                "smpp.enquire-link-timeout=" + TIMEOUT.toMillis() + "ms");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        smsc.close();
    }

    @ParameterizedTest
    @EnumSource(BindType.class)
    void shouldGiveTheBindOfAKilledProcessBackAtOnce(BindType type) throws Exception {
        Process client = startClient(type);
        assertThat(binds(type)).isFalse();
        client.destroyForcibly();
        await().atMost(SLACK).until(() -> binds(type));
    }

    @ParameterizedTest
    @EnumSource(BindType.class)
    void shouldGiveTheBindBackWhenTheNetworkIsCut(BindType type) throws Exception {
        SilentNetwork network = network();
        session(network.port(), type);
        assertThat(binds(type)).isFalse();
        network.cut();
        await().atMost(INTERVAL.plus(TIMEOUT).plus(SLACK)).until(() -> binds(type));
    }

    @Test
    void shouldGiveTheBindBackWhenTheNetworkIsCutWhileReceiptsGoOut() throws Exception {
        SilentNetwork network = network();
        SMPPSession lost = session(network.port(), BindType.BIND_RX);
        SMPPSession submitter = session(smsc.port(), BindType.BIND_TX);
        network.cut();
        for (int i = 0; i < 200; i++) {
            submit(submitter);
        }
        assertThat(lost.getSessionState().isBound()).isTrue();
        await().atMost(INTERVAL.plus(TIMEOUT).plus(SLACK)).until(() -> binds(BindType.BIND_RX));
    }

    @Test
    void shouldNotTakeTheBindOfAClientThatAnswers() throws Exception {
        SMPPSession alive = session(smsc.port(), BindType.BIND_TRX);
        await().pollDelay(INTERVAL.plus(TIMEOUT).plus(TIMEOUT)).until(() -> !binds(BindType.BIND_TRX));
        assertThat(alive.getSessionState().isBound()).isTrue();
    }

    /** Whether there is room for one more bind. An unbind could take long: a receiver is sent receipts that wait. */
    private boolean binds(BindType type) {
        SMPPSession session = new SMPPSession();
        try {
            session.connectAndBind("127.0.0.1", smsc.port(), BoundClient.parameters(type));
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            session.close();
        }
    }

    private SMPPSession session(int port, BindType type) throws IOException {
        SMPPSession session = new SMPPSession();
        session.setEnquireLinkTimer(0); // asks nothing itself
        session.connectAndBind("127.0.0.1", port, BoundClient.parameters(type));
        open.add(session::close);
        return session;
    }

    private static void submit(SMPPSession session) throws Exception {
        session.submitShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "447700900000",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "447700900123",
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                (byte) 0,
                DataCodings.ZERO,
                (byte) 0,
                new byte[100]);
    }

    private SilentNetwork network() throws IOException {
        SilentNetwork network = new SilentNetwork(smsc.port());
        open.add(network);
        return network;
    }

    private Process startClient(BindType type) throws IOException {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BoundClient.class.getName(),
                        Integer.toString(smsc.port()),
                        type.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        open.add(client::destroyForcibly);
        BufferedReader out = client.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.equals(BoundClient.BOUND)) { // logging may come first
            line = out.readLine();
        }
        assertThat(line).isEqualTo(BoundClient.BOUND);
        return client;
    }
}
