package io.needletail.load.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TimedQueueTest {
    private static final int CHUNK = ChunkPool.CHUNK_BYTES;

    @RepeatedTest(10)
    void shouldGiveBackWhatWasPutInInItsOrder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        TimedQueue queue = new TimedQueue(new ChunkPool(64L * CHUNK));
        ArrayDeque<byte[]> model = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(5) < 3) {
                byte[] pdu = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 5_000 : 300)];
                random.nextBytes(pdu);
                if (queue.add(i, pdu, 0, pdu.length)) {
                    model.add(pdu);
                }
            } else if (!model.isEmpty()) {
                byte[] head = Arrays.copyOfRange(
                        queue.headBytes(), queue.headOffset(), queue.headOffset() + queue.headLength());
                assertThat(head).as("seed %d", seed).isEqualTo(model.remove());
                queue.remove();
            }
            assertThat(queue.size()).as("seed %d", seed).isEqualTo(model.size());
        }
    }

    @Test
    void shouldHoldAPduBackUntilItsTime() {
        TimedQueue queue = new TimedQueue(new ChunkPool(CHUNK));
        assertThat(queue.isDue(Long.MAX_VALUE)).isFalse();
        queue.add(1_000, new byte[20], 0, 20);

        assertThat(queue.isDue(999)).isFalse();
        assertThat(queue.isDue(1_000)).isTrue();
    }

    @Test
    void shouldRefuseWhatThereIsNoMemoryForAndTakeItWhenThereIs() {
        TimedQueue queue = new TimedQueue(new ChunkPool(2L * CHUNK));
        byte[] pdu = new byte[1000];
        int held = 0;
        while (queue.add(0, pdu, 0, pdu.length)) {
            held++;
        }
        assertThat(held).isEqualTo(2 * (CHUNK / (12 + 1000)));
        for (int i = 0; i < held / 2; i++) {
            queue.remove();
        }
        assertThat(queue.add(0, pdu, 0, pdu.length)).isTrue();
    }

    @Test
    void shouldRefuseWhatNoChunkHolds() {
        TimedQueue queue = new TimedQueue(new ChunkPool(10L * CHUNK));
        assertThat(queue.add(0, new byte[CHUNK], 0, CHUNK)).isFalse();
        assertThat(queue.add(0, new byte[CHUNK], 0, CHUNK - 12)).isTrue();
        assertThat(queue.headLength()).isEqualTo(CHUNK - 12);
    }

    @Test
    void shouldGiveItsMemoryToOthersWhenEmptied() {
        ChunkPool pool = new ChunkPool(CHUNK);
        TimedQueue one = new TimedQueue(pool);
        TimedQueue other = new TimedQueue(pool);
        one.add(0, new byte[10], 0, 10);
        assertThat(other.add(0, new byte[10], 0, 10)).isFalse();

        one.remove();
        assertThat(other.add(0, new byte[10], 0, 10)).isTrue();
    }
}
