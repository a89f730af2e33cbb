package io.needletail.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveFilesTest {
    private final LiveFiles files = new LiveFiles();

    @Test
    void shouldCountInFilesBeyondItsFirstRoom() {
        files.add(64);
        files.add(1_000);
        files.add(1_000);
        files.remove(1_000);

        assertThat(files.count(64)).isEqualTo(1);
        assertThat(files.count(1_000)).isEqualTo(1);
        assertThat(files.count(2_000)).isZero();
    }

    @Test
    void shouldKeepCountsWhenOldFilesGo() {
        files.add(3);
        files.add(70);
        files.startAt(50);

        assertThat(files.count(3)).isZero();
        assertThat(files.count(70)).isEqualTo(1);
    }
}
