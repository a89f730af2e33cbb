package io.needletail.persistence.id;

import io.needletail.api.journal.JournalException;
import io.needletail.api.message.IdSource;
import io.needletail.api.metric.Counter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Ids of one shard of several: {@code n * shards + shard} for a rising n. The file holds the n that no earlier run can have
 * reached; it is moved ahead, and forced to the disk, before the ids below it are given out. A clean stop writes back what
 * was not used; after a kill the rest of a block stays unused.
 *
 * <pre>
 * 0        8        12
 * | n (i64) | CRC32C |        two copies: at 0 and at 16, written in turn
 * </pre>
 */
public final class ReservedIds implements IdSource, AutoCloseable {
    /** Ids reserved at a time: seconds of traffic at full speed. */
    public static final long BLOCK = 1L << 23;

    private static final int COPY_BYTES = 16;
    private static final int RECORD_BYTES = 12;

    private final Path path;
    private final FileChannel file;
    private final int shard;
    private final int shards;
    private final Counter next = new Counter();
    private volatile long limit;
    private int copy;

    /**
     * Opens or creates the file and reserves the first block.
     *
     * @param atLeastId the first id will be larger than this, whatever the file says
     * @throws JournalException if the file cannot be read or written
     */
    public ReservedIds(Path path, int shard, int shards, long atLeastId) {
        this.path = path;
        this.shard = shard;
        this.shards = shards;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            next.set(Math.max(Math.max(read(0), read(1)), atLeastId / shards + 1));
            write(next.get() + BLOCK);
        } catch (IOException e) {
            throw new JournalException("cannot open the id file " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public long next() {
        long n = next.get();
        if (n >= limit) {
            return EXHAUSTED;
        }
        next.set(n + 1);
        return n * shards + shard;
    }

    /**
     * Makes the next id larger than this one, for ids found in a journal. Before the first {@link #next}.
     *
     * @throws JournalException if the file cannot be written
     */
    public void skipTo(long id) {
        if (id / shards + 1 > next.get()) {
            next.set(id / shards + 1);
            reserveAhead();
        }
    }

    /**
     * Reserves the next block when half of the last is used. Called regularly by one housekeeping thread; blocks on the disk.
     *
     * @throws JournalException if the file cannot be written: ids run out then, nothing is given out twice
     */
    public void reserveAhead() {
        if (limit - next.get() < BLOCK / 2) {
            try {
                write(Math.max(limit, next.get()) + BLOCK);
            } catch (IOException e) {
                throw new JournalException("cannot reserve message ids in " + path + ": " + e.getMessage(), e);
            }
        }
    }

    /** Gives back what is unused. The shard takes no id afterwards. */
    @Override
    public void close() {
        try (file) {
            long used = next.get();
            write(used);
            write(used);
        } catch (IOException e) {
            throw new JournalException("cannot write the id file " + path + ": " + e.getMessage(), e);
        }
    }

    private void write(long newLimit) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES).putLong(newLimit);
        record.putInt(crc(newLimit)).flip();
        file.write(record, (long) copy * COPY_BYTES);
        file.force(true);
        copy ^= 1;
        limit = newLimit;
    }

    private long read(int which) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
        if (file.read(record, (long) which * COPY_BYTES) < RECORD_BYTES) {
            return 1;
        }
        long n = record.getLong(0);
        return record.getInt(Long.BYTES) == crc(n) ? Math.max(1, n) : 1;
    }

    private static int crc(long n) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(n).flip());
        return (int) crc.getValue();
    }
}
