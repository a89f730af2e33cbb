package io.needletail.testkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.account.PasswordHash;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import io.needletail.conformance.wire.SmppSocket;
import io.needletail.testkit.EmbeddedSmsc;
import io.needletail.testkit.process.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server calls an ESME for which something waits (3.4 2.2.1). */
class OutbindIT {
    private static final int ACCEPT_MILLIS = 10_000;
    private static final int RINVBNDSTS = 0x04;
    private static final int RBINDFAIL = 0x0D;

    @TempDir
    private Path home;

    private int esmePort;
    private String[] settings = {};

    @BeforeEach
    void configure() throws IOException {
        esmePort = FreePort.find();
        Path routes = Files.writeString(
                home.resolve("routes.conf"),
                "rules = [ { name = to-shop, when { to.prefix = \"555\" }, then { forward = \"account:shop\" } },"
                        + " { name = rest, then { forward = handsets } } ]\n");
        Path accounts = Files.writeString(
                home.resolve("accounts.conf"),
                "accounts { shop { password = \"" + PasswordHash.create("secret", new SecureRandom())
                        + "\", outbind { host = 127.0.0.1, port = " + esmePort
                        + ", password = hello, retry = 1s } } }\n");
        settings =
                new String[] {"routing.file=" + routes, "accounts.file=" + accounts, "data.dir=" + home.resolve("d")};
    }

    @Test
    void shouldCallAnEsmeForWhichAMessageWaitsAndDeliverOnThatConnection() throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start(settings);
                WireEsme sender = WireEsme.bound(smsc.port(), "sender", 0x34)) {
            sender.ask(WireEsme.SUBMIT_SM, WireEsme.submit("555", 0, 0).toArray());

            try (WireEsme shop = accept()) {
                assertOutbind(shop.next(WireEsme.OUTBIND));
                assertThat(shop.bind(WireEsme.BIND_RECEIVER, "shop", 0x34).status())
                        .isZero();
                assertThat(new BodyReader(shop.next(WireEsme.DELIVER_SM).body()).left())
                        .isPositive();
            }
        }
    }

    @Test
    void shouldCallForAReceiptAndAfterARestartAsATransceiver() throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start(settings);
                WireEsme shop = WireEsme.connect(smsc.port())) {
            assertThat(shop.bind(WireEsme.BIND_TRANSMITTER, "shop", 0x34).status())
                    .isZero();
            shop.ask(WireEsme.SUBMIT_SM, WireEsme.submit("999", 0, 1).toArray());
        }
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start(settings);
                WireEsme shop = accept()) {
            assertOutbind(shop.next(WireEsme.OUTBIND));
            assertThat(shop.bind(WireEsme.BIND_TRANSCEIVER, "shop", 0x50).status())
                    .isZero();
            shop.next(WireEsme.DELIVER_SM);
            assertThat(smsc.port()).isPositive();
        }
    }

    @Test
    void shouldRefuseAnybodyElseOnThatConnectionCloseItAndCallAgain() throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start(settings);
                WireEsme sender = WireEsme.bound(smsc.port(), "sender", 0x34)) {
            sender.ask(WireEsme.SUBMIT_SM, WireEsme.submit("555", 0, 0).toArray());
            try (WireEsme shop = accept()) {
                assertThat(shop.bind(WireEsme.BIND_TRANSMITTER, "shop", 0x34).status())
                        .isEqualTo(RINVBNDSTS);
                shop.awaitEnd();
            }
            try (WireEsme other = accept()) {
                assertThat(other.bind(WireEsme.BIND_RECEIVER, "other", 0x34).status())
                        .isEqualTo(RBINDFAIL);
                other.awaitEnd();
            }
            try (WireEsme shop = accept()) {
                assertThat(shop.bind(WireEsme.BIND_RECEIVER, "shop", 0x34).status())
                        .isZero();
                shop.next(WireEsme.DELIVER_SM);
            }
        }
    }

    private WireEsme accept() throws IOException {
        return new WireEsme(SmppSocket.accept(esmePort, ACCEPT_MILLIS));
    }

    private static void assertOutbind(Pdu outbind) {
        BodyReader body = new BodyReader(outbind.body());
        assertThat(body.cString("system_id", 16)).isEqualTo("needletail");
        assertThat(body.cString("password", 9)).isEqualTo("hello");
        assertThat(body.left()).isZero();
        assertThat(outbind.sequence()).isPositive();
    }
}
