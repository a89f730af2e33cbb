package io.needletail.persistence.record;

import io.needletail.api.journal.Fact;

/**
 * The batch being filled, in one array that is used again and again. Owned by the shard thread; allocates nothing after
 * its array has grown to the usual size of a batch.
 */
public final class OpenBatch {
    private static final int FIRST_CAPACITY = 64 << 10;

    private final RecordCodec codec;
    private final BatchHeader header = new BatchHeader();
    private final int salt;
    private final int maxBytes;

    private byte[] bytes;
    private int length = BatchHeader.BYTES;
    private int count;
    private long nextSequence = 1;
    private long lastId;

    public OpenBatch(int salt, int maxBytes) {
        this.codec = new RecordCodec(salt);
        this.salt = salt;
        this.maxBytes = maxBytes;
        this.bytes = new byte[Math.min(FIRST_CAPACITY, maxBytes)];
    }

    /** Goes on behind what recovery found. */
    public void resume(long sequence, long largestId) {
        nextSequence = sequence;
        lastId = largestId;
    }

    /**
     * Adds a record.
     *
     * @return its offset in the batch
     * @throws IllegalStateException if it does not fit any more
     */
    public int append(Fact fact) {
        int recordBytes = RecordCodec.length(fact);
        int at = length;
        int end = at + RecordCodec.align(recordBytes);
        if (end > bytes.length) {
            grow(end);
        }
        codec.encode(fact, nextSequence, bytes, at, recordBytes);
        nextSequence++;
        count++;
        length = end;
        if (fact.id > lastId) {
            lastId = fact.id;
        }
        return at;
    }

    private void grow(int needed) {
        if (needed > maxBytes || needed < 0) {
            throw new IllegalStateException("a record of " + (needed - length) + " bytes does not fit into a batch of "
                    + maxBytes + " bytes that holds " + length + "; commit earlier");
        }
        byte[] larger = new byte[Math.min(maxBytes, Math.max(needed, 2 * bytes.length))];
        System.arraycopy(bytes, 0, larger, 0, length);
        bytes = larger;
    }

    /** Completes the header and returns the array; it holds {@link #length} bytes to write. */
    public byte[] seal() {
        header.encode(bytes, length, count, nextSequence - count, lastId, salt);
        return bytes;
    }

    /** Starts the next batch. */
    public void clear() {
        length = BatchHeader.BYTES;
        count = 0;
    }

    /** Bytes that {@link #seal} covers, header included. */
    public int length() {
        return length;
    }

    /** Records in the batch. */
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int maxBytes() {
        return maxBytes;
    }

    /** Sequence of the next record. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Largest id ever, the open batch included. */
    public long lastId() {
        return lastId;
    }
}
