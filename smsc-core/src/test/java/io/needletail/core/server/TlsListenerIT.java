package io.needletail.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountDirectory;
import io.needletail.api.account.BindOrigin;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.net.AddressSet;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.SessionTimeouts;
import io.needletail.core.tls.ClientCertificate;
import io.needletail.core.tls.TestCertificate;
import io.needletail.core.tls.TlsServer;
import io.needletail.core.tls.TlsServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener with TLS, and the JDK's sockets as peers. */
class TlsListenerIT {
    private static final int COUNT = 500;
    private static final String TLS_13 = "TLSv1.3";

    @TempDir
    private static Path directory;

    private static TestCertificate first;
    private static TestCertificate second;
    private static TestCertificate client;

    private TlsServer tls;
    private RunningServer running;

    @BeforeAll
    static void makeCertificates() throws Exception {
        first = TestCertificate.make(directory, "first", "ip:127.0.0.1");
        second = TestCertificate.make(directory, "second", "ip:127.0.0.1");
        client = TestCertificate.make(directory, "client", "dns:client");
    }

    @AfterEach
    void stop() {
        running.close();
        tls.close();
        assertThat(running.metrics().failures.get()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", TLS_13})
    void shouldBindAndAnswerOver(String protocol) throws Exception {
        start(pem(first, ClientCertificate.NONE));
        try (Peer peer = Peer.tls(running.port(), first.client(null), protocol)) {
            assertThat(peer.session().getProtocol()).isEqualTo(protocol);
            bind(peer);
            peer.send(Pdus.submits(1, COUNT));
            for (int i = 0; i < COUNT; i++) {
                assertThat(peer.read().status()).isZero();
            }
        }
        awaitClosed(CloseReason.PEER_CLOSED);
    }

    @Test
    void shouldReadAKeyStore() throws Exception {
        start(new TlsServerConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.of(directory.resolve("first.p12")),
                TestCertificate.password(),
                ClientCertificate.NONE,
                Optional.empty(),
                List.of(TLS_13)));
        try (Peer peer = Peer.tls(running.port(), first.client(null), TLS_13)) {
            bind(peer);
        }
        assertThatThrownBy(() -> Peer.tls(running.port(), first.client(null), "TLSv1.2"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void shouldAnswerWhatWasSentBeforeThePeerEndedItsSide() throws Exception {
        start(pem(first, ClientCertificate.NONE));
        try (Peer peer = Peer.tls(running.port(), first.client(null), TLS_13)) {
            bind(peer);
            peer.send(Pdus.submits(1, COUNT)).endOutput();
            for (int i = 0; i < COUNT; i++) {
                assertThat(peer.read().status()).isZero();
            }
            assertThat(peer.readsEnd()).isTrue();
        }
        awaitClosed(CloseReason.PEER_CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", TLS_13})
    void shouldLetThePeerReadTheLastWordAlthoughMoreOfItsOctetsCome(String protocol) throws Exception {
        start(pem(first, ClientCertificate.NONE));
        try (Peer peer = Peer.tls(running.port(), first.client(null), protocol)) {
            bind(peer);
            byte[] broken = new byte[256 * 1024];
            broken[0] = 0x7F;
            peer.send(broken);
            Peer.Received last = peer.read();
            assertThat(last.commandId()).isEqualTo(CommandId.GENERIC_NACK);
            assertThat(last.status()).isEqualTo(CommandStatus.RINVCMDLEN);
            assertThat(peer.readsEnd()).isTrue();
        }
        awaitClosed(CloseReason.BAD_COMMAND_LENGTH);
    }

    @Test
    void shouldCloseASlowReader() throws Exception {
        RunningServer.Setup setup = RunningServer.setup();
        setup.slowReaderBytes = 100_000;
        setup.limits = new Account("template", 0, 100_000, 10, 0);
        start(pem(first, ClientCertificate.NONE), setup);
        try (Peer peer = Peer.tls(running.port(), first.client(null), TLS_13)) {
            bind(peer);
            Thread writer = new Thread(() -> sendUntilClosed(peer));
            writer.start();
            awaitClosed(CloseReason.SLOW_READER);
            writer.join(10_000);
            assertThat(writer.isAlive()).isFalse();
        }
        assertThat(running.metrics().unwritablePauses.get()).isPositive();
    }

    @Test
    void shouldCloseAPlainTextPeer() {
        start(pem(first, ClientCertificate.NONE));
        try (Peer peer = Peer.connect(running.port())) {
            peer.send(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 1));
            assertThat(endsAfterAlert(peer)).isTrue();
        }
        awaitClosed(CloseReason.TLS_FAILED);
    }

    @Test
    void shouldCountAHandshakeThatNeverEndsAsSessionInit() {
        RunningServer.Setup setup = RunningServer.setup();
        SessionTimeouts usual = SessionTimeouts.usual();
        setup.timeouts = new SessionTimeouts(
                Duration.ofMillis(300),
                usual.enquireLink(),
                usual.response(),
                usual.inactivity(),
                usual.unbind(),
                usual.slowReader(),
                usual.linger());
        start(pem(first, ClientCertificate.NONE), setup);
        try (Peer peer = Peer.connect(running.port())) {
            assertThat(peer.readsEnd()).isTrue();
        }
        awaitClosed(CloseReason.SESSION_INIT_TIMEOUT);
    }

    @Test
    void shouldShowANewCertificateToNewConnectionsAndKeepTheOld() throws Exception {
        Path certificate = Files.copy(first.certificate(), directory.resolve("live.pem"));
        Path key = Files.copy(first.key(), directory.resolve("live.key"));
        start(config(certificate, key, ClientCertificate.NONE, Optional.empty()));
        try (Peer old = Peer.tls(running.port(), first.client(null), TLS_13)) {
            bind(old);
            Files.copy(second.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(tls::reload)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the key in " + key + " is not that of the certificate in " + certificate);
            try (Peer same = Peer.tls(running.port(), first.client(null), TLS_13)) {
                bind(same);
            }
            Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
            tls.reload();
            try (Peer renewed = Peer.tls(running.port(), second.client(null), TLS_13)) {
                bind(renewed);
            }
            old.send(Pdus.submit(7));
            assertThat(old.read().sequence()).isEqualTo(7);
        }
    }

    @Test
    void shouldHandTheCertificateOfAClientToTheDirectory() throws Exception {
        RunningServer.Setup setup = RunningServer.setup();
        setup.directory = new ByCertificate(setup);
        start(pem(first, ClientCertificate.OPTIONAL), setup);
        try (Peer with = Peer.tls(running.port(), first.client(client), TLS_13);
                Peer without = Peer.tls(running.port(), first.client(null), TLS_13)) {
            with.send(Pdus.bind(CommandId.BIND_TRANSMITTER, "CN=client", 1));
            assertThat(with.read().status()).isZero();
            without.send(Pdus.bind(CommandId.BIND_TRANSMITTER, "CN=client", 1));
            assertThat(without.read().status()).isEqualTo(CommandStatus.RBINDFAIL);
        }
    }

    @Test
    void shouldEndTheHandshakeOfAClientWithoutTheRequiredCertificate() throws Exception {
        start(pem(first, ClientCertificate.REQUIRED));
        assertThatThrownBy(() -> bind(Peer.tls(running.port(), first.client(null), "TLSv1.2")))
                .isInstanceOfAny(IOException.class, UncheckedIOException.class);
        assertThatThrownBy(() -> bind(Peer.tls(running.port(), first.client(second), "TLSv1.2")))
                .isInstanceOfAny(IOException.class, UncheckedIOException.class);
        try (Peer peer = Peer.tls(running.port(), first.client(client), "TLSv1.2")) {
            bind(peer);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(
                                running.metrics().closes(CloseReason.TLS_FAILED).get())
                        .isEqualTo(2));
    }

    /** The alert that TLS sends to whoever does not speak it, then the end. */
    private static boolean endsAfterAlert(Peer peer) {
        for (int octets = 0; octets < 16; octets++) {
            if (peer.readsEnd()) {
                return true;
            }
        }
        return false;
    }

    private static void sendUntilClosed(Peer peer) {
        try {
            for (int i = 0; i < 100_000; i++) {
                peer.send(Pdus.submits(1, COUNT));
            }
        } catch (UncheckedIOException e) {
            // Closed, as it should be.
        }
    }

    private static void bind(Peer peer) {
        peer.send(Pdus.bind(CommandId.BIND_TRANSCEIVER, "acme", 1));
        assertThat(peer.read().status()).isZero();
    }

    private void start(TlsServerConfig config) {
        start(config, RunningServer.setup());
    }

    private void start(TlsServerConfig config, RunningServer.Setup setup) {
        tls = TlsServer.open(config);
        setup.listeners =
                List.of(new ListenerConfig("127.0.0.1", 0, AddressSet.ANYWHERE, Optional.empty(), Optional.of(tls)));
        running = setup.start();
    }

    private static TlsServerConfig pem(TestCertificate own, ClientCertificate clients) {
        Optional<Path> authorities =
                clients == ClientCertificate.NONE ? Optional.empty() : Optional.of(client.certificate());
        return config(own.certificate(), own.key(), clients, authorities);
    }

    private static TlsServerConfig config(
            Path certificate, Path key, ClientCertificate clients, Optional<Path> authorities) {
        return new TlsServerConfig(
                Optional.of(certificate),
                Optional.of(key),
                Optional.empty(),
                "",
                clients,
                authorities,
                List.of("TLSv1.2", TLS_13));
    }

    private void awaitClosed(CloseReason reason) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(running.metrics().closes(reason).get()).isEqualTo(1);
            assertThat(running.server.connections()).isZero();
        });
    }

    /** Grants a system_id that is the subject of the certificate. */
    private record ByCertificate(RunningServer.Setup setup) implements AccountDirectory {

        @Override
        public BindVerdict authenticate(String systemId, String password, InetAddress remote) {
            throw new AssertionError("asked without the certificate");
        }

        @Override
        public BindVerdict authenticate(String systemId, String password, BindOrigin origin) {
            boolean shown = origin.certificate()
                    .map(known -> known.getSubjectX500Principal().getName())
                    .filter(systemId::equals)
                    .isPresent();
            return setup.authenticate(systemId, shown ? password : "", origin.remote());
        }
    }
}
