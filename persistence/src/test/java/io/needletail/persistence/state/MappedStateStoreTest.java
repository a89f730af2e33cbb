package io.needletail.persistence.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import io.needletail.api.message.StoredState;
import io.needletail.persistence.id.ReservedIds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedStateStoreTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;

    private final StoredState found = new StoredState();

    @TempDir
    Path directory;

    @Test
    void shouldTellHowAMessageEnded() {
        try (MappedStateStore store = store(16)) {
            store.accepted(7, 11, 22);
            assertThat(store.find(7, NOW, found)).as("not final yet").isFalse();

            store.concluded(7, MessageState.UNDELIVERABLE, 4_000, NOW);

            assertThat(store.find(7, NOW, found)).isTrue();
            assertThat(found.state).isEqualTo(MessageState.UNDELIVERABLE);
            assertThat(found.networkError).isEqualTo(4_000);
            assertThat(found.timeMillis).isEqualTo(NOW);
            assertThat(found.account).isEqualTo(11);
            assertThat(found.source).isEqualTo(22);
        }
    }

    @Test
    void shouldRememberWhatAnEarlierProcessWrote() {
        try (MappedStateStore store = store(16)) {
            store.accepted(9, 1, 2);
            store.concluded(9, MessageState.DELIVERED, 0, NOW);
        }
        try (MappedStateStore store = store(16)) {
            assertThat(store.find(9, NOW, found)).isTrue();
            assertThat(found.state).isEqualTo(MessageState.DELIVERED);
        }
    }

    @Test
    void shouldRememberWhatAFewKilledProcessesWrote() {
        int lives = 8;
        try (MappedStateStore store = store(1_024)) {
            for (int life = 0; life < lives; life++) {
                for (int i = 0; i < 50; i++) {
                    long id = life * ReservedIds.BLOCK + i;
                    store.accepted(id, 1, 2);
                    store.concluded(id, MessageState.DELIVERED, 0, NOW);
                }
            }

            for (int life = 0; life < lives; life++) {
                assertThat(store.find(life * ReservedIds.BLOCK + 7, NOW, found))
                        .as("of life " + life)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldForgetAfterItsTime() {
        try (MappedStateStore store = store(16)) {
            store.accepted(9, 1, 2);
            store.concluded(9, MessageState.DELIVERED, 0, NOW);

            assertThat(store.find(9, NOW + HOUR - 1, found)).isTrue();
            assertThat(store.find(9, NOW + HOUR, found)).isFalse();
        }
    }

    @Test
    void shouldGiveThePlaceOfTheOldestToTheNewest() {
        try (MappedStateStore store = store(16)) {
            store.accepted(3, 1, 2);
            store.accepted(19, 1, 2);
            store.concluded(3, MessageState.EXPIRED, 0, NOW);
            store.concluded(19, MessageState.DELIVERED, 0, NOW);

            assertThat(store.find(3, NOW, found)).isFalse();
            assertThat(store.find(19, NOW, found)).isTrue();
            assertThat(found.state).isEqualTo(MessageState.DELIVERED);
        }
    }

    @Test
    void shouldBeginAnewWithAnotherNumberOfPlaces() {
        try (MappedStateStore store = store(16)) {
            store.accepted(3, 1, 2);
            store.concluded(3, MessageState.DELIVERED, 0, NOW);
        }
        try (MappedStateStore store = store(100)) {
            assertThat(store.find(3, NOW, found)).isFalse();
            store.accepted(3 + 64, 1, 2);
            store.accepted(3, 1, 2);
            store.concluded(3 + 64, MessageState.DELIVERED, 0, NOW);
            assertThat(store.find(3 + 64, NOW, found)).isTrue();
        }
    }

    private MappedStateStore store(int messages) {
        return new MappedStateStore(directory.resolve("states"), messages, 1, HOUR);
    }
}
