package io.needletail.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxRingTest {
    private final AtomicInteger wakes = new AtomicInteger();
    private final OutboxRing ring = new OutboxRing(OutboxRing.MIN_BYTES, wakes::incrementAndGet);
    private final List<String> seen = new ArrayList<>();

    @Test
    void shouldHandOverPdusInOrderWithTheirSession() {
        ring.answer(7, CommandId.SUBMIT_SM_RESP, 42, 0, "0000000001".getBytes(), 10);
        ring.deliver(8, new byte[] {1, 2, 3}, 3);
        ring.answer(7, CommandId.SUBMIT_SM_RESP, 43, 0x58, new byte[0], 0);

        assertThat(ring.drain(this::note, 10)).isEqualTo(3);
        assertThat(seen)
                .containsExactly(
                        "1 7 0000001b80000004000000000000002a3030303030303030303100",
                        "2 8 010203",
                        "1 7 0000001080000004000000580000002b");
    }

    @Test
    void shouldWakeTheLoopOncePerDrain() {
        ring.endBatch();
        assertThat(wakes).hasValue(0);
        ring.deliver(8, new byte[4], 4);
        ring.endBatch();
        ring.deliver(8, new byte[4], 4);
        ring.endBatch();
        assertThat(wakes).hasValue(1);
        ring.beginDrain();
        ring.drain(this::note, 10);
        ring.endBatch();
        assertThat(wakes).hasValue(1);
        ring.deliver(8, new byte[4], 4);
        ring.endBatch();
        assertThat(wakes).hasValue(2);
    }

    @Test
    void shouldKeepRoomForEveryGuaranteedAnswerWhenDeliveriesFillIt() {
        byte[] large = new byte[70_000];
        while (ring.deliver(1, large, large.length)) {
            assertThat(ring.used()).isLessThan(OutboxRing.MIN_BYTES);
        }
        byte[] longestId = new byte[35];
        for (int i = 0; i < ring.answersGuaranteed(); i++) {
            ring.answer(1, CommandId.SUBMIT_SM_RESP, i, 0, longestId, longestId.length);
        }
        assertThat(ring.answersGuaranteed()).isGreaterThan(4_000);
    }

    private void note(int type, int session, org.agrona.DirectBuffer buffer, int offset, int length) {
        byte[] pdu = new byte[length];
        buffer.getBytes(offset, ByteBuffer.wrap(pdu), length);
        seen.add(type + " " + session + " " + java.util.HexFormat.of().formatHex(pdu));
    }
}
