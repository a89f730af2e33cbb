package io.needletail.app.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.CancelSm;
import com.cloudhopper.smpp.pdu.QuerySm;
import com.cloudhopper.smpp.pdu.QuerySmResp;
import com.cloudhopper.smpp.type.Address;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an ESME sees of each shipped profile, over a real session. */
@DisabledIfSystemProperty(named = "it.short", matches = "true")
class ProviderProfileIT {
    private static final String UNDELIVERABLE = "handset.outcomes = { delivered = 0, undeliverable = 100 }";
    private static final String REJECTED = "handset.outcomes = { delivered = 0, rejected = 100 }";
    private static final String SLOW = "handset.delay.fixed=1h";
    private static final Address BRAND_NPI_0 = new Address((byte) 5, (byte) 0, "Needle");
    private static final Address BRAND_NPI_1 = new Address((byte) 5, (byte) 1, "Needle");
    private static final String NUMBER = "491701234567";

    @TempDir
    private Path home;

    @Test
    void shouldShipNineProfilesEachWithItsSources() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("..", "conf", "providers"))) {
            List<Path> all = files.toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString().replace(".conf", ""))
                    .containsExactlyInAnyOrder(
                            "vonage",
                            "sinch",
                            "infobip",
                            "twilio",
                            "aws",
                            "link-mobility",
                            "telia",
                            "route-mobile",
                            "telesign");
            for (Path file : all) {
                assertSourced(file);
            }
        }
    }

    private static void assertSourced(Path file) throws Exception {
        boolean sourced = false;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                sourced |= line.startsWith("# SMPP practice table: ");
            } else {
                assertThat(sourced).as("%s: %s has its source", file, line).isTrue();
            }
        }
    }

    @Test
    void shouldBehaveLikeVonage() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "vonage", UNDELIVERABLE);
                ProviderSession first = ProviderSession.bind(server);
                ProviderSession second = ProviderSession.bind(server)) {
            assertThat(ProviderSession.bindStatus(server, SmppBindType.TRANSMITTER))
                    .isEqualTo(CommandStatus.RALYBND);

            String id = first.submit("Hi").getMessageId();
            BaseSm<?> receipt = await(first, second);

            assertThat(id).matches("[0-9a-f]+");
            assertThat(ProviderSession.text(receipt))
                    .startsWith("id:" + Long.parseLong(id, 16) + " sub:001 dlvrd:000 ")
                    .contains(" stat:FAILED ");
            assertThat(first.submit(BRAND_NPI_1, NUMBER, "Hi").getCommandStatus())
                    .isZero();
            assertThat(first.submit(BRAND_NPI_0, NUMBER, "Hi").getCommandStatus())
                    .isEqualTo(CommandStatus.RINVSRCNPI);
            assertThat(first.submitMany(60, "Hi")).startsWith(0, 0, 0).contains(CommandStatus.RTHROTTLED);
        }
    }

    @Test
    void shouldBehaveLikeSinch() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "sinch");
                ProviderSession first = ProviderSession.bind(server);
                ProviderSession second = ProviderSession.bind(server)) {
            assertThat(ProviderSession.bindStatus(server, SmppBindType.TRANSMITTER))
                    .isEqualTo(CommandStatus.RALYBND);

            String id = first.submit(BRAND_NPI_0, NUMBER, "Hi").getMessageId();

            assertThat(id).matches("[1-9][0-9]*");
            assertThat(ProviderSession.text(await(first, second))).startsWith("id:" + id + " sub:001 dlvrd:001 ");
            assertThat(first.submit(BRAND_NPI_1, NUMBER, "Hi").getCommandStatus())
                    .isEqualTo(CommandStatus.RINVSRCNPI);
            assertThat(first.submit(new Address((byte) 5, (byte) 0, "Twelve chars"), NUMBER, "Hi")
                            .getCommandStatus())
                    .isEqualTo(CommandStatus.RINVSRCADR);
            assertThat(first.submitMany(30, "Hi")).contains(CommandStatus.RTHROTTLED);
            assertThat(second.submit("Hi").getCommandStatus())
                    .as("the rate is each bind's")
                    .isZero();
        }
    }

    @Test
    void shouldBehaveLikeInfobip() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "infobip");
                ProviderSession first = ProviderSession.bind(server);
                ProviderSession second = ProviderSession.bind(server);
                ProviderSession third = ProviderSession.bind(server);
                ProviderSession fourth = ProviderSession.bind(server)) {
            assertThat(ProviderSession.bindStatus(server, SmppBindType.RECEIVER))
                    .isEqualTo(CommandStatus.RALYBND);

            String id = first.submit("Hi").getMessageId();

            assertThat(ProviderSession.text(await(first, second, third, fourth)))
                    .startsWith("id:" + id + " ")
                    .contains(" stat:DELIVRD ");
        }
    }

    @Test
    void shouldBehaveLikeTwilio() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "twilio", "accounts.defaults.submits-per-second=2");
                ProviderSession session = ProviderSession.bind(server)) {
            assertThat(session.submitMany(10, "Hi")).startsWith(0, 0).contains(0x4F0);
            assertThat(session.receipt().getOptionalParameter((short) 0x001E)).isNotNull();
        }
    }

    @Test
    void shouldBehaveLikeAws() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "aws", "accounts.defaults.submits-per-second=6");
                ProviderSession session = ProviderSession.bind(server)) {
            assertThat(session.submitMany(3, "x".repeat(307)))
                    .as("three parts each")
                    .containsExactly(0, 0, CommandStatus.RTHROTTLED);
        }
    }

    @Test
    void shouldBehaveLikeLinkMobility() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "link-mobility");
                ProviderSession session = ProviderSession.bind(server)) {
            session.submit("Hi");

            assertThat(ProviderSession.text(session.receipt()))
                    .contains(" sub:000 dlvrd:000 ", " stat:DELIVRD ")
                    .endsWith(" text:");
            assertThat(session.submitMany(30, "Hi")).contains(CommandStatus.RTHROTTLED);
        }
    }

    @Test
    void shouldBehaveLikeTelia() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "telia", UNDELIVERABLE);
                ProviderSession session = ProviderSession.bind(server)) {
            session.submit("Hi");

            assertThat(session.receipt().getOptionalParameter((short) 0x0423).getValue())
                    .hasSize(3)
                    .startsWith(3);
        }
    }

    @Test
    void shouldBehaveLikeRouteMobile() throws Exception {
        try (ProviderServer server = ProviderServer.start(
                        home, "route-mobile", UNDELIVERABLE, "accounts.defaults.submits-per-second=2");
                ProviderSession session = ProviderSession.bind(server)) {
            assertThat(session.submitMany(10, "Hi")).contains(CommandStatus.RTHROTTLED);
            assertThat(ProviderSession.text(session.receipt())).containsPattern(" stat:FAILED err:[0-9]{3} ");
        }
    }

    @Test
    void shouldBehaveLikeTelesign() throws Exception {
        try (ProviderServer server = ProviderServer.start(home, "telesign", REJECTED);
                ProviderSession session = ProviderSession.bind(server)) {
            String id = session.submit("Hi").getMessageId();
            BaseSm<?> receipt = session.receipt();

            assertThat(id).matches("[0-9a-f]{32}");
            assertThat(ProviderSession.text(receipt))
                    .startsWith("id:" + id + " ")
                    .containsPattern(" stat:SKIPPED err:[0-9a-f]{3} ");
            assertThat(receipt.getOptionalParameter((short) 0x0427).getValue()).containsExactly(9);
            assertThat(receipt.getOptionalParameter((short) 0x001E).getValue())
                    .isEqualTo((id + "\0").getBytes(StandardCharsets.US_ASCII));
            assertThat(session.submit("x".repeat(10 * 153)).getCommandStatus()).isZero();
            assertThat(session.submit("x".repeat(10 * 153 + 1)).getCommandStatus())
                    .isEqualTo(CommandStatus.RINVMSGLEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"uuid", "uuid-dashes", "hex", "hex-capitals", "decimal"})
    void shouldFindAMessageAgainByTheIdItWasAnsweredWith(String form) throws Exception {
        String hash = PasswordHash.create("secret", new SecureRandom()).toString();
        String accounts = "accounts { shop { password = \"%s\", profile = telesign, message-id.form = %s } }"
                .formatted(hash, form);
        try (ProviderServer server = ProviderServer.withAccounts(home, accounts, SLOW);
                ProviderSession session = ProviderSession.bind(server, "shop")) {
            String id = session.submit("Hi").getMessageId();

            QuerySmResp queried = (QuerySmResp) session.request(query(id));
            assertThat(queried.getCommandStatus()).isZero();
            assertThat(queried.getMessageId()).isEqualTo(id);
            assertThat(queried.getMessageState()).isEqualTo((byte) 1);
            assertThat(session.request(cancel(id)).getCommandStatus()).isZero();
            assertThat(session.request(query("1234567890abcdef".repeat(2))).getCommandStatus())
                    .isEqualTo(CommandStatus.RINVMSGID);
            assertThat(ProviderSession.text(session.receipt()))
                    .startsWith("id:" + id + " ")
                    .contains(" stat:DELETED ");
        }
    }

    @Test
    void shouldSpeakOfTheOriginalInReceiptsWhateverWasSentOn() throws Exception {
        String hash = PasswordHash.create("secret", new SecureRandom()).toString();
        String accounts = """
                accounts {
                  shop { password = "%s", numbers.country-code = 49, sender { policy = force, address = House } }
                  other { password = "%s" }
                }
                """.formatted(hash, hash);
        Path routes = Files.writeString(
                home.resolve("routes.conf"),
                "rules = [ { name = to-other, when { to.prefix = \"4917\" }, then { forward = \"account:other\" } } ]\n");
        try (ProviderServer server = ProviderServer.withAccounts(home, accounts, "routing.file=" + routes);
                ProviderSession shop = ProviderSession.bind(server, "shop");
                ProviderSession other = ProviderSession.bind(server, "other")) {
            Address national = new Address((byte) 2, (byte) 1, "01701234567");
            shop.submit(BRAND_NPI_0, national, "Hi");
            BaseSm<?> delivered = other.receipt();
            BaseSm<?> receipt = shop.receipt();

            assertThat(delivered.getSourceAddress().getAddress()).isEqualTo("House");
            assertThat(delivered.getDestAddress())
                    .usingRecursiveComparison()
                    .isEqualTo(new Address((byte) 1, (byte) 1, "491701234567"));
            assertThat(receipt.getSourceAddress()).usingRecursiveComparison().isEqualTo(national);
            assertThat(receipt.getDestAddress()).usingRecursiveComparison().isEqualTo(BRAND_NPI_0);
        }
    }

    @Test
    void shouldRefuseAProfileThatDoesNotExistAndNameThoseThatDo() {
        assertThatThrownBy(() -> ProviderServer.withAccounts(home, "accounts { shop { profile = vonag } }"))
                .hasMessageContaining("accounts.conf:1: accounts.shop.profile = \"vonag\"")
                .hasMessageContaining("aws, infobip, link-mobility, route-mobile")
                .hasMessageContaining("accounts.shop: needs a password");
        assertThatThrownBy(() -> ProviderServer.start(home, "vonag"))
                .hasMessageContaining("accounts.defaults.profile = vonag: there is no such profile");
    }

    private static BaseSm<?> await(ProviderSession... sessions) {
        Awaitility.await()
                .until(() -> Stream.of(sessions).anyMatch(one -> !one.received().isEmpty()));
        return Stream.of(sessions)
                .flatMap(one -> one.received().stream())
                .findFirst()
                .orElseThrow();
    }

    private static QuerySm query(String id) {
        QuerySm query = new QuerySm();
        query.setMessageId(id);
        query.setSourceAddress(new Address((byte) 1, (byte) 1, "4915550000"));
        return query;
    }

    private static CancelSm cancel(String id) {
        CancelSm cancel = new CancelSm();
        cancel.setMessageId(id);
        cancel.setServiceType("");
        cancel.setSourceAddress(new Address((byte) 1, (byte) 1, "4915550000"));
        cancel.setDestAddress(new Address((byte) 1, (byte) 1, NUMBER));
        return cancel;
    }
}
