package io.needletail.persistence.record;

import io.needletail.api.journal.Fact;

/**
 * The batch being filled, and the one before it, in two arrays that are used again and again. Owned by the shard thread; allocates nothing after
 * its arrays have grown to the usual size of a batch.
 */
public final class OpenBatch {
    private static final int FIRST_CAPACITY = 64 << 10;

    private final RecordCodec codec;
    private final BatchHeader header = new BatchHeader();
    private final int salt;
    private final int maxBytes;

    private byte[] bytes;
    /** The batch before, as long as it is in nobody's way. */
    private byte[] former;

    private int formerLength;
    private int length = BatchHeader.BYTES;
    private int count;
    /** Start of the last record while others may join it, else -1. */
    private int sharedAt = -1;

    private long nextSequence = 1;
    private long lastId;

    public OpenBatch(int salt, int maxBytes) {
        this.codec = new RecordCodec(salt);
        this.salt = salt;
        this.maxBytes = maxBytes;
        this.bytes = new byte[Math.min(FIRST_CAPACITY, maxBytes)];
        this.former = new byte[bytes.length];
    }

    /** Goes on behind what recovery found. */
    public void resume(long sequence, long largestId) {
        nextSequence = sequence;
        lastId = largestId;
    }

    /** Number of the file that the batch will go to. Before the first record of the batch, and before an empty one. */
    public void file(int number) {
        codec.file(number);
        header.file(number);
    }

    /**
     * Adds a fact: a record of its own, or a place in the last one.
     *
     * @return offset of the record in the batch
     * @throws IllegalStateException if it does not fit any more
     */
    public int append(Fact fact) {
        int at = sharedAt >= 0 && RecordCodec.fits(fact, bytes, sharedAt, length - sharedAt) ? join(fact) : add(fact);
        nextSequence++;
        count++;
        if (fact.id > lastId) {
            lastId = fact.id;
        }
        return at;
    }

    private int join(Fact fact) {
        int end = length + Long.BYTES;
        if (end > bytes.length) {
            grow(end);
        }
        RecordCodec.join(fact, bytes, sharedAt, length - sharedAt);
        length = end;
        return sharedAt;
    }

    private int add(Fact fact) {
        int recordBytes = RecordCodec.length(fact);
        int at = length;
        int end = at + RecordCodec.align(recordBytes);
        if (end > bytes.length) {
            grow(end);
        }
        endShared();
        codec.encode(fact, nextSequence, bytes, at, recordBytes);
        length = end;
        sharedAt = RecordCodec.isShared(fact.type) ? at : -1;
        return at;
    }

    private void endShared() {
        if (sharedAt >= 0 && length - sharedAt > RecordCodec.MIN_BYTES) {
            codec.seal(bytes, sharedAt, length - sharedAt);
        }
        sharedAt = -1;
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
        endShared();
        header.encode(bytes, length, count, nextSequence - count, lastId, salt);
        return bytes;
    }

    /** Starts the next batch; what was in this one is the {@link #former} from now on. */
    public void clear() {
        byte[] ended = bytes;
        bytes = former;
        former = ended;
        formerLength = length;
        length = BatchHeader.BYTES;
        count = 0;
        sharedAt = -1;
    }

    /** Bytes that {@link #seal} covers, header included. */
    public int length() {
        return length;
    }

    /** What the batch before the last {@link #clear} was written from, until the next. */
    public byte[] former() {
        return former;
    }

    /** Bytes of the {@link #former}; 0 before there is one. */
    public int formerLength() {
        return formerLength;
    }

    /** Facts in the batch. */
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int maxBytes() {
        return maxBytes;
    }

    /** Sequence of the next fact. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Largest id ever, the open batch included. */
    public long lastId() {
        return lastId;
    }
}
