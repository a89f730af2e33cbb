package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.account.Checking;
import io.needletail.api.account.SessionTerms;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.server.Pdus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong PDUs on strict and lenient sessions. */
class LenientTest {
    private static final String LONG_PASSWORD = "more-than-eight";

    private final List<String> passwords = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "false, LISTENER, false",
        "false, STRICT, false",
        "false, LENIENT, true",
        "true, LISTENER, true",
        "true, STRICT, false",
        "true, LENIENT, true"
    })
    void shouldTakeAMessageWithStrayOctetsAsTheAccountSaysOrElseTheListener(
            boolean listener, Checking account, boolean taken) {
        try (LoopFixture fixture = open(listener, account)) {
            fixture.bind(CommandId.BIND_TRANSMITTER);
            byte[] submit = Pdus.submit(2);
            byte[] wrong = Arrays.copyOf(submit, submit.length + 2);
            wrong[3] += 2;
            fixture.read(Pdus.join(wrong, Pdus.submit(3)));

            assertThat(fixture.sent().stream().map(LoopFixture.Sent::status).toList())
                    .isEqualTo(taken ? List.of() : List.of(CommandStatus.RINVOPTPARSTREAM));
            assertThat(fixture.take().stream().map(LoopFixture.Seen::sequence).toList())
                    .isEqualTo(taken ? List.of(2, 3) : List.of(3));
            assertThat(fixture.loop.metrics().repaired.get()).isEqualTo(taken ? 1 : 0);
        }
    }

    @Test
    void shouldGiveTheShardTheMessageThatWasMeant() {
        try (LoopFixture fixture = open(true, Checking.LISTENER)) {
            fixture.bind(CommandId.BIND_TRANSMITTER);
            byte[] wrong = Pdus.submit(2);
            wrong[wrong.length - "hello".length() - 1] = 99;
            fixture.read(Pdus.join(wrong, Pdus.submit(3, "4917", "other"), wrong));

            assertThat(texts(fixture)).containsExactly("hello", "other", "hello");
        }
    }

    @Test
    void shouldTakeAQueryWhoseLastFieldEndsWithThePdu() {
        try (LoopFixture fixture = open(true, Checking.LISTENER)) {
            fixture.bind(CommandId.BIND_TRANSMITTER);
            byte[] body = "1234567890\0\1\1".getBytes(StandardCharsets.US_ASCII);
            byte[] withoutNul = Pdus.pdu(CommandId.QUERY_SM, 0, 2, concat(body, "4917"));
            byte[] sound = Pdus.pdu(CommandId.QUERY_SM, 0, 3, concat(body, "49\0"));
            fixture.read(Pdus.join(withoutNul, sound, withoutNul));

            List<String> operations = new ArrayList<>();
            for (long at = 1; at <= fixture.ring.getCursor(); at++) {
                ShardEvent event = fixture.ring.get(at);
                operations.add(new String(event.pdu(), 29, event.pduLength() - 29, StandardCharsets.US_ASCII));
            }
            assertThat(fixture.sent()).isEmpty();
            assertThat(operations.subList(operations.size() - 2, operations.size()))
                    .containsExactly("49\0", "4917\0");
        }
    }

    @Test
    void shouldTakeABindWithALongPasswordAndWithoutItsLastNul() {
        byte[] bind = bind(LONG_PASSWORD, "A very long system_type", 0x35, "4917");
        try (LoopFixture strict = open(false, Checking.LENIENT)) {
            strict.read(bind);
            assertThat(strict.sent().get(0).status()).isEqualTo(CommandStatus.RINVPASWD);
            assertThat(passwords).isEmpty();
        }
        try (LoopFixture lenient = open(true, Checking.STRICT)) {
            lenient.read(bind);
            assertThat(lenient.sent().get(0).status()).isZero();
            assertThat(passwords).containsExactly(LONG_PASSWORD);
        }
    }

    @Test
    void shouldRefuseABindWithALongSystemIdEvenSo() {
        try (LoopFixture lenient = open(true, Checking.LISTENER)) {
            lenient.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "a-system-id-of-many", 1));

            assertThat(lenient.sent().get(0).status()).isEqualTo(CommandStatus.RINVSYSID);
        }
    }

    private LoopFixture open(boolean lenient, Checking checking) {
        AccountTerms terms = AccountTerms.USUAL.with(new SessionTerms(false, checking));
        Account account = new Account("acme", 1, 100, 8, 0, terms);
        LoopFixture fixture = new LoopFixture(64, SessionTimeouts.usual(), (systemId, password, remote) -> {
            passwords.add(password);
            return new BindVerdict.Granted(account);
        });
        fixture.listenLeniently(lenient);
        fixture.connect();
        return fixture;
    }

    private static List<String> texts(LoopFixture fixture) {
        List<String> texts = new ArrayList<>();
        for (long at = 0; at <= fixture.ring.getCursor(); at++) {
            ShardEvent event = fixture.ring.get(at);
            if (event.kind == ShardEvent.Kind.SUBMIT) {
                texts.add(new String(
                        event.message().bytes(),
                        event.message().textOffset(),
                        event.message().textLength(),
                        StandardCharsets.US_ASCII));
            }
        }
        return texts;
    }

    private static byte[] bind(String password, String systemType, int version, String range) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(concat("acme\0".getBytes(StandardCharsets.US_ASCII), password + "\0" + systemType + "\0"));
        body.write(version);
        body.write(0);
        body.write(0);
        body.writeBytes(range.getBytes(StandardCharsets.US_ASCII));
        return Pdus.pdu(CommandId.BIND_TRANSMITTER, 0, 1, body.toByteArray());
    }

    private static byte[] concat(byte[] first, String second) {
        return Pdus.join(first, second.getBytes(StandardCharsets.US_ASCII));
    }
}
