package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.MessageTerms;
import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.TextAlphabet;
import io.needletail.core.protocol.SmppTime;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules and validity periods: what is refused with which status, and that what is promised happens on time. */
@ExtendWith(QuietLogs.class)
class ShardTimesTest {
    private static final long HOUR = 3_600_000;

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(1 << 20);
    private final List<Long> offered = new ArrayList<>();

    /** The shard's longest validity is an hour. */
    @ParameterizedTest
    @CsvSource({
        "'', '', ESME_ROK",
        "000000010000000R, '', ESME_ROK",
        "000000010001000R, '', ESME_RINVSCHED",
        "200101120000000+, '', ESME_RINVSCHED",
        "990101120000000+, '', ESME_RINVSCHED",
        "'', 000000010000000R, ESME_ROK",
        "'', 000000010001000R, ESME_RINVEXPIRY",
        "'', 000000000000000R, ESME_RINVEXPIRY",
        "'', 200101120000000+, ESME_RINVEXPIRY",
        "'', 990000000000000R, ESME_RINVEXPIRY",
        "000000003000000R, 000000003000000R, ESME_RINVEXPIRY",
        "000000003000000R, 000000002959000R, ESME_RINVEXPIRY",
        "000000003000000R, 000000013000000R, ESME_ROK",
        "000000003000000R, 000000013001000R, ESME_RINVEXPIRY"
    })
    void shouldRefuseTimesThatCannotBe(String schedule, String validity, String status) {
        SmallShard small = shard();

        small.submit(0, schedule, validity);
        small.turns(2, 1);

        assertThat(CommandStatus.text(small.outboxes.get(0).answers.get(0))).contains(status);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void shouldRefuseAScheduleThatHasPassedByATenth(long tenths, boolean refused) {
        SmallShard small = shard();

        small.submit(0, absolute(clock.millis() + 100 * tenths), "");
        small.turns(2, 1);

        assertThat(small.outboxes.get(0).answers)
                .containsExactly(refused ? CommandStatus.RINVSCHED : CommandStatus.ROK);
    }

    @ParameterizedTest
    @CsvSource({"00+, 0", "08+, -120", "20-, 300", "01-, 15", "48+, -720", "48-, 720"})
    void shouldReadQuarterHoursEastAndWestAndTenths(String offset, int minutesToUtc) {
        SmallShard small = shard();
        long due = (clock.millis() + 600_000) / 100 * 100 + 300;
        String local = absolute(due - minutesToUtc * 60_000L).substring(0, 13);

        small.submit(0, local + offset, "");
        small.turns(700_000 / 10, 10);

        assertThat(offered).hasSize(1);
        assertThat(offered.get(0) - due).isBetween(0L, 10L);
    }

    @Test
    void shouldExpireOnTimeAndTellTheLag() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> attempt.retry(1));
        long from = clock.millis();
        for (int second = 1; second <= 50; second++) {
            small.submit(0, "", String.format("0000000000%02d000R", second));
            small.turns(2, 0);
        }
        while (small.shard.messages() > 0 && clock.millis() - from < 60_000) {
            clock.pass(Math.min(5, Math.max(1, small.shard.nanosToNextTurn() / 1_000_000)));
            small.shard.endTurn();
        }

        Histogram lag = small.shard.metrics().expiryLagMicros.getIntervalHistogram();
        assertThat(small.shard.metrics().finals(MessageState.EXPIRED).get()).isEqualTo(50);
        assertThat(lag.getTotalCount()).isEqualTo(50);
        assertThat(lag.getMaxValue()).as("microseconds").isLessThanOrEqualTo(10_100);
    }

    @Test
    void shouldSendOnTimeAfterARestart() {
        long start = clock.millis();
        SmallShard small = shard();
        for (int minute = 1; minute <= 50; minute++) {
            small.submit(0, String.format("00000000%02d00000R", minute), "000000010000000R");
            small.turns(2, 0);
        }
        assertThat(offered).isEmpty();

        clock.pass(10 * 60_000 + 30_000);
        SmallShard next = shard();
        next.turns(2, 0);
        assertThat(offered).as("those whose time came while it was down").hasSize(10);
        offered.clear();
        next.turns(40 * 60_000 / 20, 20);

        assertThat(offered).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(offered.get(i) - (start + (11 + i) * 60_000L)).isBetween(0L, 20L);
        }
    }

    @Test
    void shouldExpireAfterARestartWhatHasNotBeenSentInTime() {
        SmallShard small = shard();
        small.submit(0, "000000001000000R", "000000001100000R");
        small.turns(3, 1);

        clock.pass(12 * 60_000);
        SmallShard next = shard();
        next.turns(3, 1);

        assertThat(offered).isEmpty();
        assertThat(next.shard.metrics().finals(MessageState.EXPIRED).get()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheAccountsOwnValidity() {
        MessageTerms terms = new MessageTerms(TextAlphabet.GSM, 5_000, 2 * HOUR);
        Account account = new Account("own", 0, 100, 10, 0, AccountTerms.USUAL.with(terms));
        SmallShard small = new SmallShard(account, clock, store, Durability.PROCESS, 1, attempt -> attempt.retry(1));
        small.submit(0, "", "000000020000000R");
        small.turns(2, 1);
        small.submit(0, "", "000000020001000R");
        small.turns(2, 1);
        small.submit(0, "000000020000000R", "");
        small.turns(2, 1);
        small.submit(0, "", "");
        small.turns(2, 1);

        assertThat(small.outboxes.get(0).answers)
                .containsExactly(CommandStatus.ROK, CommandStatus.RINVEXPIRY, CommandStatus.ROK, CommandStatus.ROK);
        small.turns(52, 100);
        assertThat(small.shard.metrics().finals(MessageState.EXPIRED).get())
                .as("the one that named no validity period")
                .isEqualTo(1);
    }

    private SmallShard shard() {
        return new SmallShard(clock, store, Durability.PROCESS, 1, this::deliver);
    }

    private void deliver(Attempt attempt) {
        offered.add(clock.millis());
        attempt.deliver();
    }

    private static String absolute(long millis) {
        byte[] text = new byte[SmppTime.ABSOLUTE_LENGTH];
        SmppTime.formatAbsolute(millis, text, 0);
        return new String(text, StandardCharsets.US_ASCII);
    }
}
