package io.needletail.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashLedgerTest {

    @Test
    void shouldSettleAMessageWithItsReceipt() {
        HashLedger ledger = new HashLedger();
        assertThat(ledger.answered(7, 100, true)).isEqualTo(IdLedger.NOTED);
        assertThat(ledger.awaited()).isOne();
        assertThat(ledger.receipted(7, 500)).isEqualTo(100);
        assertThat(ledger.awaited()).isZero();
        assertThat(ledger.receipted(7, 600)).isEqualTo(IdLedger.DUPLICATE);
        assertThat(ledger.answered(7, 700, true)).isEqualTo(IdLedger.REPEATED);
    }

    @Test
    void shouldTakeAReceiptThatOvertakesItsAnswer() {
        HashLedger ledger = new HashLedger();
        assertThat(ledger.receipted(7, 500)).isEqualTo(IdLedger.EARLY);
        assertThat(ledger.early()).isOne();
        assertThat(ledger.answered(7, 100, true)).isEqualTo(500);
        assertThat(ledger.early()).isZero();
        assertThat(ledger.awaited()).isZero();
        assertThat(ledger.receipted(7, 600)).isEqualTo(IdLedger.DUPLICATE);
    }

    @Test
    void shouldSeeASecondReceiptBeforeTheAnswer() {
        HashLedger ledger = new HashLedger();
        ledger.receipted(7, 500);
        assertThat(ledger.receipted(7, 501)).isEqualTo(IdLedger.DUPLICATE);
    }

    @Test
    void shouldNoticeRepeatedIdsWithoutReceipts() {
        HashLedger ledger = new HashLedger();
        assertThat(ledger.answered(7, 1, false)).isEqualTo(IdLedger.NOTED);
        assertThat(ledger.answered(7, 2, false)).isEqualTo(IdLedger.REPEATED);
    }

    @Test
    void shouldForgetTheOldestSettledAndNoneThatWaits() {
        HashLedger ledger = new HashLedger(4096);
        ledger.answered(-1, 1, true);
        for (int id = 0; id < 1_000_000; id++) {
            ledger.answered(MessageIdHash.of(ascii(id), 0, 10), id, true);
            ledger.receipted(MessageIdHash.of(ascii(id), 0, 10), id);
        }
        assertThat(ledger.size()).isEqualTo(4097);
        assertThat(ledger.receipted(MessageIdHash.of(ascii(999_000), 0, 10), 1)).isEqualTo(IdLedger.DUPLICATE);
        assertThat(ledger.receipted(MessageIdHash.of(ascii(5), 0, 10), 1)).isEqualTo(IdLedger.EARLY);
        assertThat(ledger.receipted(-1, 9)).isEqualTo(1);
    }

    @Test
    void shouldAgreeWithAModelForAnyOrder() {
        SplittableRandom random = Seeds.random("HashLedgerTest");
        for (int round = 0; round < 50; round++) {
            compare(random.split(), random.nextBoolean() ? new HashLedger() : null);
        }
    }

    /** A model of two maps; null stands for a striped ledger. */
    private static void compare(SplittableRandom random, @Nullable HashLedger plain) {
        IdLedger ledger = plain == null ? new StripedLedger() : plain;
        Map<Long, Long> awaited = new HashMap<>();
        Map<Long, Long> early = new HashMap<>();
        Set<Long> settled = new HashSet<>();
        for (long now = 1; now < 5000; now++) {
            long id = random.nextLong(0, 1500) * 0x9E3779B97F4A7C15L;
            boolean known = awaited.containsKey(id) || settled.contains(id);
            if (random.nextBoolean()) {
                long said = ledger.answered(id, now, true);
                if (known) {
                    assertThat(said).isEqualTo(IdLedger.REPEATED);
                } else if (early.containsKey(id)) {
                    assertThat(said).isEqualTo(early.remove(id));
                    settled.add(id);
                } else {
                    assertThat(said).isEqualTo(IdLedger.NOTED);
                    awaited.put(id, now);
                }
            } else {
                long said = ledger.receipted(id, now);
                if (awaited.containsKey(id)) {
                    assertThat(said).isEqualTo(awaited.remove(id));
                    settled.add(id);
                } else if (known || early.containsKey(id)) {
                    assertThat(said).isEqualTo(IdLedger.DUPLICATE);
                } else {
                    assertThat(said).isEqualTo(IdLedger.EARLY);
                    early.put(id, now);
                }
            }
            assertThat(ledger.awaited()).isEqualTo(awaited.size());
            assertThat(ledger.early()).isEqualTo(early.size());
        }
    }

    private static byte[] ascii(int id) {
        return String.format("%010d", id).getBytes(StandardCharsets.US_ASCII);
    }
}
