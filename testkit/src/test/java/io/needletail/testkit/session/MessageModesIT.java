package io.needletail.testkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.account.PasswordHash;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import io.needletail.testkit.EmbeddedSmsc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datagram and transaction mode, data_sm to an ESME, over real sockets. */
class MessageModesIT {
    private static final int RDELIVERYFAILURE = 0xFE;
    private static final int CONGESTION_STATE = 0x428;

    @Test
    void shouldAnswerTransactionsWithTheirOutcomeWhileOthersAreAnsweredAtOnce() throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start(
                        "handset.scenarios=[{prefix=\"888\",outcome=absent},"
                                + "{prefix=\"777\",outcome=delivered,delay=1500ms}]",
                        "retry.schedule=[1s]");
                WireEsme esme = WireEsme.bound(smsc.port(), "modes", 0x50)) {
            int slow =
                    esme.send(WireEsme.SUBMIT_SM, WireEsme.submit("777", 2, 1).toArray());
            int quick =
                    esme.send(WireEsme.SUBMIT_SM, WireEsme.submit("999", 0, 0).toArray());

            assertThat(esme.next(WireEsme.SUBMIT_SM | WireEsme.RESPONSE).sequence())
                    .isEqualTo(quick);
            Pdu delivered = esme.next(WireEsme.SUBMIT_SM | WireEsme.RESPONSE);
            assertThat(delivered.sequence()).isEqualTo(slow);
            assertThat(delivered.status()).isZero();
            assertThat(WireEsme.messageId(delivered)).isNotEmpty();
            assertThat(WireEsme.tlvs(delivered)).containsOnlyKeys(CONGESTION_STATE);

            Pdu failed = esme.ask(WireEsme.DATA_SM, WireEsme.transaction("888").toArray());
            assertThat(failed.status()).isEqualTo(RDELIVERYFAILURE);
            assertThat(WireEsme.tlvs(failed)).containsKeys(0x425, 0x423);

            Pdu datagram =
                    esme.ask(WireEsme.SUBMIT_SM, WireEsme.submit("888", 1, 1).toArray());
            assertThat(datagram.status()).isZero();
        }
    }

    @Test
    void shouldEndATransactionInTimeWithTheConfiguredStatus() throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start(
                        "handset.delay.fixed=1h",
                        "message.transaction-timeout=1s",
                        "message.transaction-timeout-status=ESME_RSUBMITFAIL");
                WireEsme esme = WireEsme.bound(smsc.port(), "modes", 0x34)) {
            Pdu late = esme.ask(WireEsme.SUBMIT_SM, WireEsme.submit("999", 2, 0).toArray());

            assertThat(late.status()).isEqualTo(0x45);
            assertThat(late.bodyLength()).isZero();
            assertThat(smsc.liveMessages()).isZero();
        }
    }

    @Test
    void shouldDeliverByDataSmToAnAccountThatWantsIt(@TempDir Path home) throws IOException {
        Path routes = Files.writeString(
                home.resolve("routes.conf"),
                "rules = [ { name = to-shop, when { to.prefix = \"555\" }, then { forward = \"account:shop\" } } ]\n");
        Path accounts = Files.writeString(
                home.resolve("accounts.conf"),
                "accounts { shop { password = \"" + PasswordHash.create("secret", new SecureRandom())
                        + "\", deliver.pdu = data-sm } }\n");
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("routing.file=" + routes, "accounts.file=" + accounts);
                WireEsme shop = WireEsme.bound(smsc.port(), "shop", 0x34);
                WireEsme old = WireEsme.bound(smsc.port(), "other", 0x34)) {
            old.ask(WireEsme.SUBMIT_SM, WireEsme.submit("555", 0, 0).toArray());

            BodyReader data = new BodyReader(shop.next(WireEsme.DATA_SM).body());
            data.cString("service_type", 6);
            data.bytes("source", 10);
            data.int16("ton and npi");
            assertThat(data.cString("destination_addr", 65)).isEqualTo("555");
            data.bytes("esm_class, registered_delivery, data_coding", 3);
            assertThat(new String(data.tlvs().get(0x424), StandardCharsets.US_ASCII))
                    .isEqualTo("Hi");
        }
    }

    /** The TLV goes with the message. */
    @Test
    void shouldPassMoreMessagesToSendOn(@TempDir Path home) throws IOException {
        Path routes = Files.writeString(
                home.resolve("routes.conf"),
                "rules = [ { name = to-shop, when { to.prefix = \"555\" }, then { forward = \"account:shop\" } } ]\n");
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("routing.file=" + routes);
                WireEsme shop = WireEsme.bound(smsc.port(), "shop", 0x34);
                WireEsme sender = WireEsme.bound(smsc.port(), "sender", 0x34)) {
            Octets more = WireEsme.submit("555", 0, 0).tlv(0x426, new byte[] {1});
            sender.ask(WireEsme.SUBMIT_SM, more.toArray());

            byte[] body = shop.next(WireEsme.DELIVER_SM).body();
            assertThat(body).endsWith(0x04, 0x26, 0, 1, 1);
        }
    }
}
