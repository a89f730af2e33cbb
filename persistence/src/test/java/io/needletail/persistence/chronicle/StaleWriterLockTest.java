package io.needletail.persistence.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a container every process is pid 1, so that Chronicle takes the lock of a killed process for its own. */
class StaleWriterLockTest {
    private static final ChronicleBatchStore.Sizes SIZES = new ChronicleBatchStore.Sizes(1 << 20, 1 << 20);
    private static final Duration PROMPTLY = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    @Test
    void shouldNotWaitForWriterLockWithTheSamePid() {
        byte[] batch = new byte[100];
        try (ChronicleBatchStore store = ChronicleBatchStore.open(directory, SIZES, ForceStep.DATA_SYNC)) {
            store.write(batch, batch.length);
        }
        FileCycle cycle = new FileCycle(1);
        try (SingleChronicleQueue killed = SingleChronicleQueueBuilder.binary(directory.resolve("run-00000001"))
                .rollCycle(cycle)
                .epoch(FileCycle.epochMillis())
                .timeProvider(cycle)
                .build()) {
            assertThat(killed.firstCycle()).as("the queue that wrote the file").isEqualTo(1);
            killed.metaStore()
                    .acquireValueFor("chronicle.write.lock")
                    .setValue(ProcessHandle.current().pid());
        }
        long start = System.nanoTime();
        try (ChronicleBatchStore store = ChronicleBatchStore.open(directory, SIZES, ForceStep.DATA_SYNC)) {
            store.write(batch, batch.length);
            assertThat(store.files()).containsExactly(1, 2);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPTLY);
    }
}
