package io.needletail.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTableTest {
    private static final long NOW = 1_790_000_000_000L;

    private final MessageTable table = new MessageTable(NOW);

    @Test
    void shouldKeepTheFieldsOfOneWordApart() {
        int entry = table.insert(7);
        table.flags(entry, 0xF);
        table.networkError(entry, 0xABC);
        table.attempts(entry, 200);
        table.phase(entry, Phase.RECEIPT_DELAYED);
        table.state(entry, MessageState.SKIPPED);

        assertThat(table.flags(entry)).isEqualTo(0xF);
        assertThat(table.networkError(entry)).isEqualTo(0xABC);
        assertThat(table.attempts(entry)).isEqualTo(200);
        assertThat(table.phase(entry)).isEqualTo(Phase.RECEIPT_DELAYED);
        assertThat(table.state(entry)).isEqualTo(MessageState.SKIPPED);
        table.flags(entry, 0);
        assertThat(table.networkError(entry)).isEqualTo(0xABC);
    }

    @Test
    void shouldCapWhatDoesNotFit() {
        int entry = table.insert(7);
        table.attempts(entry, 1_000);
        table.networkError(entry, 70_000);

        assertThat(table.attempts(entry)).isEqualTo(255);
        assertThat(table.networkError(entry)).isEqualTo(4095);
        assertThat(table.flags(entry)).isZero();
    }

    @Test
    void shouldRoundExpiryUpToTenthsOfASecond() {
        int entry = table.insert(7);
        table.expiryMillis(entry, NOW + 1_001);
        assertThat(table.expiryMillis(entry)).isEqualTo(NOW + 1_100);
        table.expiryMillis(entry, NOW + 10L * 365 * 86_400_000);
        assertThat(table.expiryMillis(entry)).isEqualTo(NOW + 10L * 365 * 86_400_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindExactlyWhatIsIn(long seed) {
        Random random = new Random(seed);
        Map<Long, Integer> reference = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        long next = random.nextInt(1_000_000) + 1L;
        for (int step = 0; step < 100_000; step++) {
            if (ids.isEmpty() || random.nextInt(100) < 55) {
                next += random.nextInt(50) == 0 ? random.nextInt(1_000_000) : 1;
                reference.put(next, table.insert(next));
                ids.add(next);
            } else {
                int at =
                        random.nextInt(10) == 0 ? random.nextInt(ids.size()) : random.nextInt(Math.min(20, ids.size()));
                long id = ids.remove(at);
                table.remove(reference.remove(id));
                assertThat(table.find(id)).isEqualTo(MessageTable.NONE);
            }
        }
        assertThat(table.size()).isEqualTo(reference.size());
        reference.forEach((id, entry) -> {
            assertThat(table.find(id)).as("seed %d id %d", seed, id).isEqualTo(entry);
            assertThat(table.isLive(entry)).isTrue();
        });
        assertThat(table.find(next + 1)).isEqualTo(MessageTable.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17, 256, 4096, 1 << 20})
    void shouldFindIdsThatAreAllTheSameDistanceApart(int distance) {
        int count = 100_000;
        for (int i = 1; i <= count; i++) {
            assertThat(table.insert((long) i * distance)).isEqualTo(i - 1);
        }
        for (int i = 1; i <= count; i += 2) {
            table.remove(table.find((long) i * distance));
        }
        for (int i = 1; i <= count; i++) {
            int expected = i % 2 == 1 ? MessageTable.NONE : i - 1;
            assertThat(table.find((long) i * distance))
                    .as("id %d", (long) i * distance)
                    .isEqualTo(expected);
        }
    }
}
