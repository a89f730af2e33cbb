package io.needletail.testkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.account.PasswordHash;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import io.needletail.testkit.EmbeddedSmsc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What peers of each version may see. */
class VersionsIT {
    private static final int SC_INTERFACE_VERSION = 0x210;
    private static final int CONGESTION_STATE = 0x428;
    private static final int SHORT_ID = 8;

    @Test
    void shouldTellAPeerOf33NothingThatItCannotKnow(@TempDir Path home) throws IOException {
        Path accounts = Files.writeString(
                home.resolve("accounts.conf"),
                "accounts { old { password = \"" + PasswordHash.create("secret", new SecureRandom())
                        + "\", deliver.pdu = data-sm, receipt.pdu = data-sm, message-id.form = uuid } }\n");
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("accounts.file=" + accounts);
                WireEsme old = WireEsme.connect(smsc.port())) {
            BodyReader bound = new BodyReader(
                    old.bind(WireEsme.BIND_TRANSCEIVER, "old", 0x33).body());
            bound.cString("system_id", 16);
            assertThat(bound.left()).as("TLVs").isZero();

            Pdu answer =
                    old.ask(WireEsme.SUBMIT_SM, WireEsme.submit("999", 0, 1).toArray());
            assertThat(WireEsme.messageId(answer)).hasSizeBetween(1, SHORT_ID);
            assertThat(WireEsme.tlvs(answer)).isEmpty();

            byte[] receipt = old.next(WireEsme.DELIVER_SM).body();
            String text = new String(receipt, StandardCharsets.US_ASCII);
            assertThat(text).contains("id:" + WireEsme.messageId(answer) + " ").endsWith("text:Hi");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x33, 0x101, 0x45",
        "0x34, 0x101, 0x45",
        "0x34, 0x103, 0x15",
        "0x34, 0x412, 0x412",
        "0x50, 0x101, 0x101"
    })
    void shouldTellStatusesOf50OnlyToPeersOf50(int version, int rule, int seen) throws IOException {
        try (EmbeddedSmsc smsc =
                        EmbeddedSmsc.start("routing.rules=[{name=refused,prefix=\"666\",reject=\"" + rule + "\"}]");
                WireEsme esme = WireEsme.bound(smsc.port(), "versions", version)) {
            Pdu refused =
                    esme.ask(WireEsme.SUBMIT_SM, WireEsme.submit("666", 0, 0).toArray());

            assertThat(refused.status()).isEqualTo(seen);
            assertThat(refused.bodyLength()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0x34, 0x34", "0x50, 0x50"})
    void shouldAgreeOnTheLowerVersionAndUseItsTlvs(int version, int agreed) throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start();
                WireEsme esme = WireEsme.connect(smsc.port())) {
            BodyReader bound = new BodyReader(
                    esme.bind(WireEsme.BIND_TRANSCEIVER, "versions", version).body());
            bound.cString("system_id", 16);
            assertThat(bound.tlvs().get(SC_INTERFACE_VERSION)).containsExactly(agreed);

            Pdu answer =
                    esme.ask(WireEsme.SUBMIT_SM, WireEsme.submit("999", 0, 0).toArray());
            assertThat(WireEsme.tlvs(answer).containsKey(CONGESTION_STATE)).isEqualTo(version == 0x50);
        }
    }
}
