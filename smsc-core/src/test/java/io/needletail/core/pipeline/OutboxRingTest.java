package io.needletail.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
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

    @Test
    void shouldGivePdusStraightToTheLoopThatTakesTheTurnUnlessSomethingBeforeThemWaits() {
        ring.connect(new Straight());
        ring.respond(7, new byte[] {9}, 0, 1);
        ring.beginTurn();
        assertThat(ring.deliver(8, new byte[] {1}, 1)).isTrue();
        assertThat(seen).isEmpty();
        ring.endTurn();
        ring.beginDrain();
        ring.drain(this::note, 10);
        assertThat(seen).containsExactly("1 7 09", "2 8 01");

        seen.clear();
        ring.beginTurn();
        assertThat(ring.deliver(8, new byte[] {2, 3}, 1)).isTrue();
        assertThat(seen).containsExactly("straight 8 02");
        ring.endBatch();
        ring.endTurn();
        assertThat(wakes).hasValue(1);
        assertThat(ring.used()).isZero();

        assertThat(ring.deliver(8, new byte[] {4}, 1)).isTrue();
        ring.drain(this::note, 10);
        assertThat(seen).containsExactly("straight 8 02", "2 8 04");
    }

    @Test
    void shouldHaveTheLoopWriteOutWhatAnEarlierTurnHasLeftBeforeItTakesOne() {
        ring.connect(new Straight());
        ring.beginTurn();
        ring.deliver(8, new byte[] {1}, 1);
        ring.endBatch();
        ring.endTurn();
        ring.beginTurn();
        ring.deliver(8, new byte[] {2}, 1);
        ring.endBatch();
        ring.endTurn();
        assertThat(seen).containsExactly("straight 8 01", "written", "straight 8 02");

        ring.beginDrain();
        ring.beginTurn();
        assertThat(seen).hasSize(3);
    }

    private final class Straight implements DirectWriter {
        @Override
        public void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength) {
            throw new AssertionError("nothing is answered here");
        }

        @Override
        public void deliver(int session, byte[] pdu, int length) {
            seen.add("straight " + session + " " + HexFormat.of().formatHex(pdu, 0, length));
        }

        @Override
        public void writeOut() {
            seen.add("written");
        }
    }

    private void note(int type, int session, org.agrona.DirectBuffer buffer, int offset, int length) {
        byte[] pdu = new byte[length];
        buffer.getBytes(offset, ByteBuffer.wrap(pdu), length);
        seen.add(type + " " + session + " " + HexFormat.of().formatHex(pdu));
    }
}
