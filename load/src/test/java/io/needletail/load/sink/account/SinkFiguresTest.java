package io.needletail.load.sink.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class SinkFiguresTest {
    private static final long SECOND = 1_000_000_000;

    private final SinkCounts counts = new SinkCounts(5 * SECOND);

    @Test
    void shouldCountMessagesOfEachSecond() {
        counts.received(10, 5 * SECOND);
        counts.received(5, 5 * SECOND + 1);
        counts.received(7, 8 * SECOND);

        assertThat(counts.snapshot("0", 9 * SECOND).perSecond()).containsExactly(15L, 0L, 0L, 7L);
    }

    @Test
    void shouldGrowWithALongRun() {
        counts.received(1, 2_000 * SECOND);
        assertThat(counts.snapshot("0", 2_001 * SECOND).perSecond())
                .hasSize(1_996)
                .endsWith(1L);
    }

    @Test
    void shouldKeepRefusalsByStatus() {
        counts.refuse(0x58);
        counts.refuse(0x58);
        counts.refuse(0x7FFF_FFFF);

        SinkFigures figures = counts.snapshot("0", 6 * SECOND);
        assertThat(figures.statuses()).containsEntry(0x58, 2L).containsEntry(0x4FF, 1L);
        assertThat(figures.get(SinkCount.REFUSED)).isEqualTo(3);
    }

    @Test
    void shouldTellWhatIsUnansweredAndUnsent() {
        counts.add(SinkCount.RECEIPTS_ASKED, 10);
        counts.add(SinkCount.RECEIPTS_SENT, 8);
        counts.add(SinkCount.RECEIPTS_ANSWERED, 4);
        counts.add(SinkCount.RECEIPTS_REFUSED, 1);
        counts.add(SinkCount.MO_SENT, 6);
        counts.add(SinkCount.MO_ANSWERED, 5);
        SinkFigures figures = counts.snapshot("0000ABCD", 7 * SECOND);

        assertThat(figures.receiptsUnanswered()).isEqualTo(3);
        assertThat(figures.receiptsUnsent()).isEqualTo(2);
        assertThat(figures.moUnanswered()).isEqualTo(1);
        assertThat(figures.line())
                .contains("in 2.0 s", "receipts sent 8, answered 4, refused 1, unanswered 3, unsent 2")
                .contains("mo sent 6, answered 5, refused 0, unanswered 1");
    }

    @Test
    void shouldWriteEverythingAsJson() {
        counts.add(SinkCount.SUBMITS, 3);
        counts.refuse(0x58);
        counts.received(3, 6 * SECOND);
        Config json = ConfigFactory.parseString(
                counts.snapshot("0000ABCD", 7 * SECOND).json());

        assertThat(json.getString("run")).isEqualTo("0000ABCD");
        assertThat(json.getDouble("seconds")).isEqualTo(2.0);
        assertThat(json.getLongList("perSecond")).containsExactly(0L, 3L);
        assertThat(json.getLong("statuses.0x00000058")).isEqualTo(1);
        for (SinkCount count : SinkCount.values()) {
            assertThat(json.hasPath(count.key())).as(count.key()).isTrue();
        }
    }
}
