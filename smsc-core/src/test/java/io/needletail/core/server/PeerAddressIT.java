package io.needletail.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.net.AddressSet;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.session.BindBackoffConfig;
import io.needletail.core.session.CloseReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may connect, directly and through a proxy. */
class PeerAddressIT {
    private static final byte[] BIND = Pdus.bind(CommandId.BIND_TRANSCEIVER, "acme", 1);
    private static final String V2 = "0d0a0d0a000d0a515549540a";

    private final Queue<String> remotes = new ConcurrentLinkedQueue<>();
    private RunningServer running;

    @AfterEach
    void stop() {
        running.close();
        assertThat(running.metrics().failures.get()).isZero();
    }

    @Test
    void shouldCloseAConnectionFromAnAddressThatIsNotAllowed() {
        start("10.0.0.0/8", Optional.empty());
        try (Peer peer = Peer.connect(running.port())) {
            assertThat(peer.readsEnd()).isTrue();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(running.metrics().addressRefusals.get()).isEqualTo(1));
        assertThat(running.metrics().connectionsAccepted.get()).isZero();
    }

    @Test
    void shouldTakeAConnectionFromAnAddressThatIsAllowed() {
        start("127.0.0.0/8", Optional.empty());
        assertBinds(new byte[0], "127.0.0.1");
    }

    @Test
    void shouldTakeThePeersAddressFromAHeaderOfVersion1() {
        start("10.0.0.0/8", loopback());
        assertBinds(v1("PROXY TCP4 10.1.2.3 192.168.0.1 5000 2775"), "10.1.2.3");
    }

    @Test
    void shouldTakeThePeersAddressFromAHeaderOfVersion2() {
        start("anywhere", loopback());
        assertBinds(hex(V2 + "2111000c" + "0a010203" + "c0a80001" + "1388" + "0ad7"), "10.1.2.3");
        assertBinds(
                hex(V2 + "21210024" + "20010db8000000000000000000000001" + "20010db8000000000000000000000002" + "1388"
                        + "0ad7"),
                "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void shouldTakeAHeaderThatComesOctetByOctet() {
        start("anywhere", loopback());
        try (Peer peer = Peer.connect(running.port())) {
            for (byte octet : Pdus.join(v1("PROXY TCP4 10.1.2.3 192.168.0.1 5000 2775"), BIND)) {
                peer.send(new byte[] {octet});
            }
            assertThat(peer.read().status()).isZero();
        }
        assertThat(remotes).containsExactly("10.1.2.3");
    }

    @Test
    void shouldTakeTheProxyForThePeerWhenItConnectsForItself() {
        start("10.0.0.0/8", loopback());
        assertBinds(hex(V2 + "20000000"), "127.0.0.1");
        assertBinds(v1("PROXY UNKNOWN"), "127.0.0.1");
    }

    @Test
    void shouldCloseAConnectionWithoutAHeader() {
        start("anywhere", loopback());
        assertEnds(BIND, CloseReason.PROXY_HEADER);
    }

    @Test
    void shouldCloseAConnectionWithADamagedHeader() {
        start("anywhere", loopback());
        assertEnds(Pdus.join(v1("PROXY TCP4 10.1.2.300 192.168.0.1 5000 2775"), BIND), CloseReason.PROXY_HEADER);
    }

    @Test
    void shouldCloseAConnectionForAPeerThatIsNotAllowed() {
        start("10.0.0.0/8", loopback());
        assertEnds(Pdus.join(v1("PROXY TCP4 11.1.2.3 192.168.0.1 5000 2775"), BIND), CloseReason.ADDRESS_REFUSED);
    }

    @Test
    void shouldTakeNoHeaderFromWhoIsNoProxy() {
        start("anywhere", Optional.of(AddressSet.parse("192.168.0.1")));
        try (Peer peer = Peer.connect(running.port())) {
            assertThat(peer.readsEnd()).isTrue();
        }
        assertThat(running.metrics().connectionsAccepted.get()).isZero();
    }

    /** The sixth bind would be right, and is not looked at; that from another address is. */
    @Test
    void shouldNotHearAnAddressThatGuesses() {
        RunningServer.Setup setup = RunningServer.setup();
        setup.backoff = new BindBackoffConfig(5, Duration.ofMinutes(1), true);
        start("anywhere", loopback(), setup);
        byte[] guesser = v1("PROXY TCP4 10.1.2.3 192.168.0.1 5000 2775");
        try (Peer peer = Peer.connect(running.port())) {
            peer.send(guesser);
            for (int guess = 1; guess <= 5; guess++) {
                peer.send(Pdus.bind(CommandId.BIND_TRANSCEIVER, "acme", "guess" + guess, 0x34, guess));
                assertThat(peer.read().status()).isEqualTo(CommandStatus.RBINDFAIL);
            }
            peer.send(Pdus.bind(CommandId.BIND_TRANSCEIVER, "acme", 6));
            assertThat(peer.read().status()).isEqualTo(CommandStatus.RBINDFAIL);
        }
        assertThat(remotes).hasSize(5);
        assertBinds(v1("PROXY TCP4 10.1.2.4 192.168.0.1 5000 2775"), "10.1.2.4");
        assertThat(running.metrics().bindsSlowed.get()).isEqualTo(2);
    }

    private void assertBinds(byte[] header, String remote) {
        remotes.clear();
        try (Peer peer = Peer.connect(running.port())) {
            peer.send(Pdus.join(header, BIND));
            assertThat(peer.read().status()).isZero();
        }
        assertThat(remotes).containsExactly(remote);
    }

    private void assertEnds(byte[] octets, CloseReason reason) {
        try (Peer peer = Peer.connect(running.port())) {
            peer.send(octets);
            assertThat(peer.readsEnd()).isTrue();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(running.metrics().closes(reason).get()).isEqualTo(1));
        assertThat(remotes).isEmpty();
    }

    private void start(String allowFrom, Optional<AddressSet> proxies) {
        start(allowFrom, proxies, RunningServer.setup());
    }

    private void start(String allowFrom, Optional<AddressSet> proxies, RunningServer.Setup setup) {
        setup.directory = (systemId, password, remote) -> {
            remotes.add(remote.getHostAddress());
            return setup.authenticate(systemId, password, remote);
        };
        setup.listeners =
                List.of(new ListenerConfig("127.0.0.1", 0, AddressSet.parse(allowFrom), proxies, Optional.empty()));
        running = setup.start();
    }

    private static Optional<AddressSet> loopback() {
        return Optional.of(AddressSet.LOOPBACK);
    }

    private static byte[] v1(String line) {
        return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
