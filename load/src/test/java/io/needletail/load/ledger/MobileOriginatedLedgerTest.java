package io.needletail.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.Seeds;
import io.needletail.load.report.MobileOriginatedFigures;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileOriginatedLedgerTest {
    private final MobileOriginatedLedger ledger = new MobileOriginatedLedger();

    @Test
    void shouldAccountForEveryNumber() {
        for (String number : new String[] {"12", "10", "11", "15", "13", "15"}) {
            note("mo 0badcafe " + number);
        }
        assertThat(ledger.figures()).isEqualTo(new MobileOriginatedFigures(6, 1, 1, 0));
    }

    @Test
    void shouldCountSinksApart() {
        note("mo 00000001 1");
        note("mo 00000002 1");
        note("mo 00000002 2");
        assertThat(ledger.figures()).isEqualTo(new MobileOriginatedFigures(3, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Hello", "mo 0badcafe", "mo 0badcafe ", "mo 0badcafe x", "mo xbadcafe 1", "mo 0badcafe-1"})
    void shouldCountOtherTextsAsUnknown(String text) {
        note(text);
        assertThat(ledger.figures()).isEqualTo(new MobileOriginatedFigures(1, 0, 0, 1));
    }

    @Test
    void shouldRememberAMillionNumbersWithinBoundedMemory() {
        SplittableRandom random = Seeds.random("MobileOriginatedLedgerTest");
        long lost = 0;
        long duplicate = 0;
        for (long number = 1; number <= 3_000_000; number++) {
            int dice = random.nextInt(100_000);
            boolean inside = number > 1 && number < 3_000_000;
            if (dice == 0 && inside) {
                lost++;
            } else {
                note("mo 0badcafe " + number);
            }
            if (dice == 1) {
                note("mo 0badcafe " + number);
                duplicate++;
            }
        }
        MobileOriginatedFigures figures = ledger.figures();
        assertThat(figures.lost()).isEqualTo(lost);
        assertThat(figures.duplicate()).isEqualTo(duplicate);
    }

    private void note(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ledger.note(bytes, 0, bytes.length);
    }
}
