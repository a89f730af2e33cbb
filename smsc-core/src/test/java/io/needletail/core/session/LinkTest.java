package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.server.Pdus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Timers, enquire_link and unbind, with a clock moved by hand. */
class LinkTest {
    private static final Account LIMITS = new Account("acme", 1, 4, 8, 0);

    private LoopFixture loop = LoopFixture.open(64);

    @AfterEach
    void close() {
        loop.close();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private long closes(CloseReason reason) {
        return loop.loop.metrics().closes(reason).get();
    }

    @Test
    void shouldCloseAConnectionThatDoesNotBindInTimeEvenIfItEnquires() {
        loop.pass(seconds(9));
        loop.read(Pdus.header(CommandId.ENQUIRE_LINK, 0, 1));
        assertThat(loop.sent()).extracting(LoopFixture.Sent::commandId).containsExactly(CommandId.ENQUIRE_LINK_RESP);
        loop.pass(seconds(1));
        assertThat(loop.channel.isActive()).isFalse();
        assertThat(closes(CloseReason.SESSION_INIT_TIMEOUT)).isOne();
    }

    @Test
    void shouldEnquireAfterSilenceAndStayWhenAnswered() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.pass(seconds(29));
        assertThat(loop.sent()).isEmpty();
        loop.pass(seconds(1));
        LoopFixture.Sent enquiry = loop.sent().get(0);
        assertThat(enquiry.commandId()).isEqualTo(CommandId.ENQUIRE_LINK);
        loop.pass(seconds(9));
        loop.read(Pdus.header(CommandId.ENQUIRE_LINK_RESP, 0, enquiry.sequence()));
        loop.pass(seconds(20));
        assertThat(loop.channel.isActive()).isTrue();
        assertThat(loop.loop.metrics().unknownResponses.get()).isZero();
    }

    @Test
    void shouldCloseWhenAnEnquireLinkIsNotAnswered() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.pass(seconds(30));
        loop.pass(seconds(10));
        assertThat(loop.channel.isActive()).isFalse();
        assertThat(closes(CloseReason.ENQUIRE_LINK_TIMEOUT)).isOne();
    }

    @Test
    void shouldUnbindASessionThatOnlyEnquires() {
        loop.close();
        SessionTimeouts usual = SessionTimeouts.usual();
        loop = LoopFixture.open(
                64,
                LIMITS,
                new SessionTimeouts(
                        usual.sessionInit(),
                        usual.enquireLink(),
                        usual.response(),
                        seconds(60),
                        usual.unbind(),
                        usual.slowReader(),
                        usual.linger()));
        loop.bind(CommandId.BIND_TRANSMITTER);
        for (int i = 0; i < 6; i++) {
            loop.read(Pdus.header(CommandId.ENQUIRE_LINK, 0, i + 2));
            loop.pass(seconds(10));
        }
        assertThat(loop.sent()).extracting(LoopFixture.Sent::commandId).contains(CommandId.UNBIND);
        loop.pass(seconds(5));
        assertThat(loop.channel.isActive()).isFalse();
        assertThat(closes(CloseReason.INACTIVITY_TIMEOUT)).isOne();
    }

    @Test
    void shouldAnswerWhatWasAdmittedBeforeItAnswersAnUnbind() {
        loop.bind(CommandId.BIND_TRANSCEIVER);
        loop.take();
        loop.read(Pdus.join(Pdus.submit(2), Pdus.header(CommandId.UNBIND, 0, 3), Pdus.submit(4)));
        assertThat(loop.take())
                .extracting(LoopFixture.Seen::kind)
                .containsExactlyInAnyOrder(Kind.SUBMIT, Kind.SESSION_CLOSED);
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(CommandId.SUBMIT_SM_RESP, CommandStatus.RINVBNDSTS, 4, 16));
        loop.answer(2);
        assertThat(loop.sent())
                .extracting(LoopFixture.Sent::commandId)
                .containsExactly(CommandId.SUBMIT_SM_RESP, CommandId.UNBIND_RESP);
        assertThat(loop.channel.isActive()).isFalse();
        assertThat(loop.take()).isEmpty();
        assertThat(closes(CloseReason.UNBOUND_BY_PEER)).isOne();
    }

    @Test
    void shouldHandOverAnswersReadWithAnUnbindBeforeTheShardHearsOfIt() {
        loop.bind(CommandId.BIND_TRANSCEIVER);
        loop.take();
        loop.read(Pdus.join(Pdus.header(CommandId.DELIVER_SM_RESP, 0, 1), Pdus.header(CommandId.UNBIND, 0, 3)));
        assertThat(loop.take())
                .extracting(LoopFixture.Seen::kind)
                .containsExactly(Kind.DELIVER_ANSWER, Kind.SESSION_CLOSED);
    }

    @Test
    void shouldAnswerAnUnbindAfterItsTimeEvenIfAShardIsSilent() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.join(Pdus.submit(2), Pdus.header(CommandId.UNBIND, 0, 3)));
        loop.pass(seconds(5));
        assertThat(loop.sent()).extracting(LoopFixture.Sent::commandId).containsExactly(CommandId.UNBIND_RESP);
        assertThat(loop.channel.isActive()).isFalse();
    }

    @Test
    void shouldUnbindSessionsWhenTheServerStopsAndStillTakeAnswers() {
        loop.bind(CommandId.BIND_TRANSCEIVER);
        loop.take();
        loop.loop.unbindAll();
        LoopFixture.Sent unbind = loop.sent().get(0);
        assertThat(unbind.commandId()).isEqualTo(CommandId.UNBIND);
        loop.read(Pdus.join(Pdus.submit(3), Pdus.header(CommandId.DELIVER_SM_RESP, 0, 1)));
        assertThat(loop.take()).extracting(LoopFixture.Seen::kind).containsExactly(Kind.DELIVER_ANSWER);
        loop.read(Pdus.header(CommandId.UNBIND_RESP, 0, unbind.sequence()));
        assertThat(loop.sent())
                .extracting(LoopFixture.Sent::sequence, LoopFixture.Sent::status)
                .containsExactly(tuple(3, CommandStatus.RINVBNDSTS));
        assertThat(loop.channel.isActive()).isFalse();
        assertThat(closes(CloseReason.SERVER_SHUTDOWN)).isOne();
    }

    @Test
    void shouldAnswerWhatWasAdmittedBeforeItUnbindsAPeerThatMayCloseAtOnce() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.join(Pdus.submit(2), Pdus.submit(3)));
        loop.loop.unbindAll();
        loop.read(Pdus.submit(4));
        loop.answer(2);
        assertThat(loop.sent())
                .extracting(LoopFixture.Sent::sequence, LoopFixture.Sent::status)
                .containsExactly(tuple(4, CommandStatus.RINVBNDSTS), tuple(2, 0));
        loop.answer(3);
        assertThat(loop.sent())
                .extracting(LoopFixture.Sent::commandId)
                .containsExactly(CommandId.SUBMIT_SM_RESP, CommandId.UNBIND);
    }

    @Test
    void shouldNotUnbindAPeerThatHasUnboundMeanwhile() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submit(2));
        loop.loop.unbindAll();
        loop.read(Pdus.header(CommandId.UNBIND, 0, 3));
        loop.answer(2);
        assertThat(loop.sent())
                .extracting(LoopFixture.Sent::commandId)
                .containsExactly(CommandId.SUBMIT_SM_RESP, CommandId.UNBIND_RESP);
        assertThat(loop.channel.isActive()).isFalse();
    }

    @Test
    void shouldMeasureHowLateTheSweepIs() {
        loop.pass(Duration.ofMillis(SessionLoop.SWEEP_MILLIS));
        loop.pass(Duration.ofMillis(SessionLoop.SWEEP_MILLIS + 70));
        assertThat(loop.loop.metrics().lagNanos.get()).isEqualTo(70_000_000);
    }
}
