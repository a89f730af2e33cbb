package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.protocol.SessionState;
import io.needletail.core.server.Pdus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindTest {
    private static final Account LIMITS = new Account("acme", 1, 4, 8, 0);

    private final AtomicInteger asked = new AtomicInteger();
    private LoopFixture loop = LoopFixture.open(8);

    @AfterEach
    void close() {
        loop.close();
    }

    private int binds() {
        return loop.accounts.register(LIMITS).binds();
    }

    @ParameterizedTest
    @ValueSource(ints = {CommandId.BIND_RECEIVER, CommandId.BIND_TRANSCEIVER})
    void shouldAnnounceAReceiverOnceAndWithdrawItOnce(int commandId) {
        loop.bind(commandId);
        assertThat(loop.take()).containsExactly(new LoopFixture.Seen(Kind.RECEIVER_BOUND, 1, 0, 0, 8));
        loop.channel.close();
        assertThat(loop.take()).extracting(LoopFixture.Seen::kind).containsExactly(Kind.SESSION_CLOSED);
        assertThat(binds()).isZero();
    }

    @Test
    void shouldNotAnnounceATransmitter() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.channel.close();
        assertThat(loop.take()).isEmpty();
        assertThat(binds()).isZero();
    }

    @Test
    void shouldAnnounceLaterWhenTheRingIsFullAndLoseNothing() {
        for (int i = 0; i < 8; i++) {
            loop.ring.publish(loop.ring.next());
        }
        loop.bind(CommandId.BIND_RECEIVER);
        loop.channel.close();
        assertThat(loop.take()).hasSize(8);
        loop.pass(Duration.ofMillis(5));
        assertThat(loop.take())
                .extracting(LoopFixture.Seen::kind)
                .containsExactly(Kind.RECEIVER_BOUND, Kind.SESSION_CLOSED);
    }

    @Test
    void shouldRefuseTheBindBeyondTheAccountsLimitAndStayOpenForAnother() {
        assertThat(loop.accounts.register(LIMITS).tryBind(SessionState.BOUND_TRX))
                .isTrue();
        loop.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 1));
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(
                        CommandId.BIND_TRANSMITTER | CommandId.RESPONSE, CommandStatus.RALYBND, 1, 16));
        loop.accounts.register(LIMITS).unbind(SessionState.BOUND_TRX);
        loop.bind(CommandId.BIND_TRANSMITTER);
        assertThat(binds()).isOne();
    }

    @Test
    void shouldRefuseASecondBindOfABoundSession() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.bind(CommandId.BIND_RECEIVER, "acme", 2));
        assertThat(loop.sent()).extracting(LoopFixture.Sent::status).containsExactly(CommandStatus.RALYBND);
        assertThat(binds()).isOne();
    }

    @Test
    void shouldRefuseMessagesOfASessionThatMayNotSubmit() {
        loop.read(Pdus.submit(1));
        assertThat(loop.sent()).extracting(LoopFixture.Sent::status).containsExactly(CommandStatus.RINVBNDSTS);
        loop.bind(CommandId.BIND_RECEIVER);
        loop.take();
        loop.read(Pdus.join(Pdus.submit(2), Pdus.header(CommandId.DELIVER_SM, 0, 3)));
        List<LoopFixture.Sent> sent = loop.sent();
        assertThat(sent).extracting(LoopFixture.Sent::status).containsOnly(CommandStatus.RINVBNDSTS);
        assertThat(sent)
                .extracting(LoopFixture.Sent::commandId)
                .contains(CommandId.SUBMIT_SM_RESP, CommandId.DELIVER_SM_RESP);
        assertThat(loop.take()).isEmpty();
    }

    @Test
    void shouldAnswerSystemErrorWhenTheDirectoryFails() {
        loop.close();
        loop = new LoopFixture(8, SessionTimeouts.usual(), (systemId, password, remote) -> {
            throw new IllegalStateException("no directory today");
        });
        loop.connect();
        loop.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 1));
        assertThat(loop.sent()).extracting(LoopFixture.Sent::status).containsExactly(CommandStatus.RSYSERR);
    }

    @Test
    void shouldPassTheDirectorysStatusOn() {
        loop.close();
        loop = new LoopFixture(
                8,
                SessionTimeouts.usual(),
                (systemId, password, remote) -> new BindVerdict.Denied(CommandStatus.RBINDFAIL, "wrong password"));
        loop.connect();
        loop.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 1));
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(
                        CommandId.BIND_TRANSMITTER | CommandId.RESPONSE, CommandStatus.RBINDFAIL, 1, 16));
        assertThat(loop.loop.metrics().bindsRefused(CommandStatus.RBINDFAIL).get())
                .isOne();
    }

    @Test
    void shouldRefuseASystemIdThatBelongsToACarrierWhateverTheDirectorySays() {
        loop.read(Pdus.bind(CommandId.BIND_TRANSCEIVER, "@acme", 1));
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(
                        CommandId.BIND_TRANSCEIVER | CommandId.RESPONSE, CommandStatus.RINVSYSID, 1, 16));
        assertThat(loop.take()).isEmpty();
    }

    /** The address is known by nothing but the wildcard here, which is an address like any other. */
    @Test
    void shouldAnswerAnAddressThatGuessesLateAndUnseenThenHearItAgain() {
        guessing();
        loop.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 6));
        assertThat(loop.sent()).isEmpty();
        loop.pass(Duration.ofMillis(999));
        assertThat(loop.sent()).isEmpty();
        loop.pass(Duration.ofMillis(2));
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(
                        CommandId.BIND_TRANSMITTER | CommandId.RESPONSE, CommandStatus.RBINDFAIL, 6, 16));
        assertThat(asked).hasValue(5);

        // The address is heard again; the account is still slow.
        loop.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 7));
        assertThat(loop.sent()).isEmpty();
        loop.pass(Duration.ofMillis(1_001));
        assertThat(loop.sent()).extracting(LoopFixture.Sent::status).containsExactly(CommandStatus.ROK);
        assertThat(asked).hasValue(6);
        assertThat(loop.loop.metrics().bindsSlowed.get()).isEqualTo(2);
    }

    @Test
    void shouldForgetABindThatWaitsWhenItsConnectionIsGone() {
        guessing();
        loop.pass(Duration.ofMillis(1_001));
        loop.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 6));
        loop.channel.close();
        loop.pass(Duration.ofSeconds(5));
        assertThat(asked).hasValue(5);
        assertThat(loop.loop.metrics().failures.get()).isZero();
    }

    private void guessing() {
        loop.close();
        loop = new LoopFixture(8, SessionTimeouts.usual(), (systemId, password, remote) -> {
            asked.incrementAndGet();
            return password.equals("secret")
                    ? new BindVerdict.Granted(LIMITS)
                    : new BindVerdict.Denied(CommandStatus.RBINDFAIL, "wrong password");
        });
        loop.connect();
        for (int guess = 1; guess <= 5; guess++) {
            loop.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", "guess", 0x34, guess));
            assertThat(loop.sent()).extracting(LoopFixture.Sent::status).containsExactly(CommandStatus.RBINDFAIL);
        }
    }
}
