package io.needletail.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamIndexTest {
    private final MessageTable table = new MessageTable(0);
    private final UpstreamIndex index = new UpstreamIndex(table);

    /** Hashes with few different homes: long runs, gaps in the middle of them, runs around the end of the array. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindWhatAMapFinds(long seed) {
        Random random = new Random(seed);
        Map<Long, Integer> reference = new HashMap<>();
        List<Long> hashes = new ArrayList<>();
        for (int step = 1; step <= 40_000; step++) {
            if (hashes.isEmpty() || random.nextInt(100) < (step % 4_000 < 2_000 ? 60 : 40)) {
                long hash = hash(random);
                int entry = table.insert(step);
                table.upstream(entry, hash);
                index.add(entry);
                if (reference.put(hash, entry) == null) {
                    hashes.add(hash);
                }
            } else {
                long hash = hashes.remove(random.nextInt(hashes.size()));
                index.remove(reference.remove(hash));
                assertThat(index.find(hash)).as("seed %d step %d", seed, step).isEqualTo(MessageTable.NONE);
            }
            assertThat(index.size()).as("seed %d step %d", seed, step).isEqualTo(reference.size());
            long any = hash(random);
            assertThat(index.find(any))
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(reference.getOrDefault(any, MessageTable.NONE));
        }
        reference.forEach((hash, entry) -> assertThat(index.find(hash)).isEqualTo(entry));
    }

    @Test
    void shouldFindTheNewerOfTwoWithOneIdAndNotMissTheOlder() {
        int older = entry(1, 77);
        int newer = entry(2, 77);
        index.add(older);
        index.add(newer);
        assertThat(index.find(77)).isEqualTo(newer);
        assertThat(index.size()).isEqualTo(1);

        index.remove(older);
        assertThat(index.find(77)).isEqualTo(newer);
        index.remove(newer);
        assertThat(index.find(77)).isEqualTo(MessageTable.NONE);
        assertThat(index.size()).isZero();
    }

    private int entry(long id, long hash) {
        int entry = table.insert(id);
        table.upstream(entry, hash);
        return entry;
    }

    private static long hash(Random random) {
        return random.nextInt(40) * 64L + random.nextInt(3) + 61 + ((long) random.nextInt(40) << 33);
    }
}
