package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.BindLimits;
import io.needletail.api.account.RateTerms;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.server.Pdus;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Duration MOMENT = Duration.ofMillis(5);

    private LoopFixture loop = LoopFixture.open(8);

    @AfterEach
    void close() {
        loop.close();
    }

    private void reopen(int ringSize, Account limits) {
        loop.close();
        loop = LoopFixture.open(ringSize, limits, SessionTimeouts.usual());
    }

    @Test
    void shouldStopReadingBeyondTheWindowAndGoOnWhenAnAnswerComes() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 6));
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(1, 2, 3, 4);
        assertThat(loop.channel.config().isAutoRead()).isFalse();
        assertThat(loop.loop.metrics().windowPauses.get()).isOne();

        loop.answer(2);
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(5);
        assertThat(loop.channel.config().isAutoRead()).isFalse();

        loop.answer(1, 3);
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(6);
        assertThat(loop.channel.config().isAutoRead()).isTrue();
        assertThat(loop.sent()).extracting(LoopFixture.Sent::status).containsExactly(0, 0, 0);
    }

    @Test
    void shouldReadOnWhenExactlyTheWindowIsUsed() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 4));
        assertThat(loop.channel.config().isAutoRead()).isTrue();
    }

    @Test
    void shouldRefuseWhatAFullRingDoesNotTakeAndReadOnWhenItIsEmptier() {
        reopen(8, new Account("acme", 1, 100, 8, 0));
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 11));
        assertThat(loop.sent())
                .extracting(LoopFixture.Sent::sequence, LoopFixture.Sent::status)
                .containsExactly(
                        tuple(9, CommandStatus.RMSGQFUL),
                        tuple(10, CommandStatus.RMSGQFUL),
                        tuple(11, CommandStatus.RMSGQFUL));
        assertThat(loop.channel.config().isAutoRead()).isFalse();
        loop.pass(MOMENT);
        assertThat(loop.channel.config().isAutoRead()).isFalse();

        assertThat(loop.take()).hasSize(8);
        loop.pass(MOMENT);
        assertThat(loop.channel.config().isAutoRead()).isTrue();
        loop.read(Pdus.submit(12));
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(12);
    }

    @Test
    void shouldNotLoseAnswersToDeliverSmWhenTheRingIsFull() {
        loop.bind(CommandId.BIND_RECEIVER);
        assertThat(loop.take()).extracting(LoopFixture.Seen::kind).containsExactly(Kind.RECEIVER_BOUND);
        DeliverSequence lanes = new DeliverSequence(1);
        byte[] answers = {};
        int sequence = lanes.first(DeliverSequence.shardLane(0));
        for (int i = 0; i < 20; i++) {
            answers = Pdus.join(answers, Pdus.pdu(CommandId.DELIVER_SM_RESP, i, sequence, new byte[1]));
            sequence = lanes.next(sequence);
        }
        loop.read(answers);
        assertThat(loop.channel.config().isAutoRead()).isFalse();
        int seen = 0;
        while (seen < 20) {
            for (LoopFixture.Seen answer : loop.take()) {
                assertThat(answer.kind()).isEqualTo(Kind.DELIVER_ANSWER);
                assertThat(answer.status()).isEqualTo(seen++);
            }
            loop.pass(MOMENT);
        }
        assertThat(loop.channel.config().isAutoRead()).isTrue();
        assertThat(loop.take()).isEmpty();
    }

    @Test
    void shouldThrottleAnAccountBeyondItsRateAndAdmitAgainLater() {
        reopen(64, new Account("acme", 1, 100, 8, 2));
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 4));
        assertThat(loop.take()).hasSize(2);
        assertThat(loop.sent()).extracting(LoopFixture.Sent::status).containsOnly(CommandStatus.RTHROTTLED);
        loop.pass(Duration.ofSeconds(1));
        loop.read(Pdus.submit(9));
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(9);
    }

    @Test
    void shouldRefuseBeyondTheRateOfTheBindWithTheStatusOfTheAccount() {
        reopen(64, paced(0, new RateTerms(0, 10, 3, RateTerms.Unit.PDU, CommandStatus.RMSGQFUL, 0)));
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 5));
        assertThat(loop.take()).hasSize(3);
        assertThat(loop.sent())
                .extracting(LoopFixture.Sent::status)
                .containsExactly(CommandStatus.RMSGQFUL, CommandStatus.RMSGQFUL);
        assertThat(loop.loop.metrics().throttled.get()).isEqualTo(2);
        loop.pass(Duration.ofMillis(100));
        loop.read(Pdus.submits(6, 2));
        assertThat(loop.take()).hasSize(1);
    }

    @Test
    void shouldDelayBeyondTheRateWithoutLosingOrRefusingAnything() {
        reopen(64, paced(10, new RateTerms(2, 0, 0, RateTerms.Unit.PDU, RateTerms.DELAY, 0)));
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 5));
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(1, 2);
        assertThat(loop.channel.config().isAutoRead()).isFalse();
        loop.pass(Duration.ofMillis(90));
        assertThat(loop.take()).isEmpty();

        loop.pass(Duration.ofMillis(10));
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(3);
        loop.pass(Duration.ofMillis(100));
        loop.pass(Duration.ofMillis(100));
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(4, 5);
        loop.pass(MOMENT);
        assertThat(loop.channel.config().isAutoRead()).isTrue();
        assertThat(loop.sent()).isEmpty();
        assertThat(loop.loop.metrics().ratePauses.get()).isEqualTo(3);
    }

    @Test
    void shouldTakeNothingFromTheAccountWhereTheBindHasNoTokens() {
        reopen(64, paced(10, new RateTerms(2, 1, 1, RateTerms.Unit.PDU, CommandStatus.RTHROTTLED, 0)));
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 5));
        assertThat(loop.take()).hasSize(1);

        assertThat(loop.accounts.register(loop.limits).takeTokens(loop.clock.nanos(), 1))
                .isZero();
    }

    private static Account paced(int rate, RateTerms terms) {
        return new Account("acme", 1, 100, 8, rate, AccountTerms.limits(terms, BindLimits.NONE));
    }

    @Test
    void shouldKeepMoreThanABatchOfSubmitsInOrder() {
        reopen(1024, new Account("acme", 1, 1000, 8, 0));
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, 600));
        assertThat(loop.take())
                .extracting(LoopFixture.Seen::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 600).boxed().toList());
    }

    @Test
    void shouldNeverAdmitMoreThanAnswersFit() {
        int guaranteed = new OutboxRing(1 << 20, () -> {}).answersGuaranteed();
        reopen(16_384, new Account("acme", 1, 100_000, 8, 0));
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.submits(1, guaranteed + 10));
        assertThat(loop.take()).hasSize(guaranteed);
        assertThat(loop.loop.metrics().loopPauses.get()).isOne();
        assertThat(loop.channel.config().isAutoRead()).isFalse();

        loop.answer(IntStream.rangeClosed(1, guaranteed).toArray());
        loop.drain();
        assertThat(loop.take()).hasSize(10);
        assertThat(loop.channel.config().isAutoRead()).isTrue();
    }

    @Test
    void shouldTakeEveryAnswerWhereverTheEndOfTheOutboxFalls() {
        reopen(4096, new Account("acme", 1, 100_000, 8, 0));
        loop.bind(CommandId.BIND_TRANSMITTER);
        byte[] burst = Pdus.submits(1, 3000);
        int[] sequences = IntStream.rangeClosed(1, 3000).toArray();
        for (int round = 0; round < 24; round++) {
            loop.read(burst);
            assertThat(loop.take()).hasSize(3000);
            loop.answer(sequences);
            assertThat(loop.sent()).hasSize(3000);
        }
    }
}
