package io.needletail.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryQueueTest {
    private final MessageTable table = new MessageTable(0);
    private final EntryQueue queue = new EntryQueue(table);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldKeepTheOrderOfAListWhateverIsAddedAndRemoved(long seed) {
        Random random = new Random(seed);
        List<Integer> reference = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            free.add(table.insert(i));
        }
        for (int step = 0; step < 20_000; step++) {
            int choice = random.nextInt(5);
            if ((choice < 2 || choice == 4) && !free.isEmpty()) {
                int entry = free.remove(random.nextInt(free.size()));
                if (choice == 0) {
                    queue.add(entry);
                    reference.add(entry);
                } else if (choice == 4 && !reference.isEmpty()) {
                    int at = random.nextInt(reference.size());
                    queue.addAfter(reference.get(at), entry);
                    reference.add(at + 1, entry);
                } else {
                    queue.addFirst(entry);
                    reference.add(0, entry);
                }
            } else if (!reference.isEmpty()) {
                int at = choice == 2 ? 0 : random.nextInt(reference.size());
                int entry = reference.remove(at);
                if (choice == 2) {
                    assertThat(queue.poll()).isEqualTo(entry);
                } else {
                    queue.remove(entry);
                }
                free.add(entry);
            }
            assertThat(entries()).as("seed %d step %d", seed, step).isEqualTo(reference);
        }
    }

    private List<Integer> entries() {
        List<Integer> entries = new ArrayList<>();
        for (int entry = queue.peek(); entry != MessageTable.NONE; entry = queue.after(entry)) {
            entries.add(entry);
        }
        assertThat(queue.size()).isEqualTo(entries.size());
        assertThat(queue.isEmpty()).isEqualTo(entries.isEmpty());
        return entries;
    }
}
