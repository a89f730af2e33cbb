package io.needletail.persistence.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleBatchStoreTest {
    private static final ChronicleBatchStore.Sizes SIZES = new ChronicleBatchStore.Sizes(2 << 20, 1 << 20);

    @TempDir
    Path directory;

    private record Written(long address, byte content, int length) {}

    @Test
    void shouldKeepEveryBatchWhenPagesAreReservedAheadOfSmallAndLargeOnes() {
        long seed = 20_261;
        SplittableRandom random = new SplittableRandom(seed);
        List<Written> all = new ArrayList<>();
        byte[] batch = new byte[SIZES.maxBatchBytes()];
        byte[] read = new byte[SIZES.maxBatchBytes()];
        try (ChronicleBatchStore store = ChronicleBatchStore.open(directory, SIZES, ForceStep.DATA_SYNC)) {
            for (int i = 0; i < 2_000; i++) {
                int length = 4 * random.nextInt(10, random.nextInt(8) == 0 ? 15_000 : 500);
                byte content = (byte) (1 + random.nextInt(100));
                Arrays.fill(batch, 0, length, content);
                all.add(new Written(store.write(batch, length), content, length));
            }
            for (Written written : all) {
                int file = Address.file(written.address());
                assertThat(store.read(file, Address.offset(written.address()), read, 0, written.length()))
                        .isEqualTo(written.length());
                assertThat(Arrays.copyOf(read, written.length()))
                        .as("seed %d, file %d", seed, file)
                        .containsOnly(written.content());
            }
        }
        assertThat(Address.file(all.get(all.size() - 1).address())).isGreaterThan(3);
    }
}
