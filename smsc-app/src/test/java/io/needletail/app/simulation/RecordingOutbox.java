package io.needletail.app.simulation;

import io.needletail.core.pipeline.Outbox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers statuses of answers, other responses, and deliver_sm; flushed as far as the test says. */
final class RecordingOutbox implements Outbox {
    final List<Integer> answers = new ArrayList<>();
    /** Of all answers, those that came as whole PDUs as well. */
    final List<Integer> statuses = new ArrayList<>();

    final List<Integer> sequences = new ArrayList<>();
    final List<String> ids = new ArrayList<>();
    /** Answers that came as whole PDUs. */
    final List<byte[]> responses = new ArrayList<>();

    /** What was sent to sessions. */
    final List<byte[]> delivers = new ArrayList<>();

    int delivered;
    private long position;
    private long flushed;

    void flush() {
        flushed = position;
    }

    @Override
    public void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength) {
        answers.add(status);
        statuses.add(status);
        sequences.add(sequence);
        ids.add(new String(id, 0, idLength, StandardCharsets.ISO_8859_1));
        position++;
    }

    @Override
    public boolean deliver(int session, byte[] pdu, int length) {
        delivers.add(Arrays.copyOf(pdu, length));
        delivered++;
        position++;
        return true;
    }

    @Override
    public void respond(int session, byte[] pdu, int at, int length) {
        responses.add(Arrays.copyOfRange(pdu, at, at + length));
        statuses.add(ByteBuffer.wrap(pdu).getInt(at + 8));
        position++;
    }

    @Override
    public boolean pass(int session, byte[] pdu, int at, int length, int toShard) {
        throw new IllegalStateException("there is one shard");
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long flushed() {
        return flushed;
    }

    @Override
    public void endBatch() {
        // Nobody sleeps.
    }
}
