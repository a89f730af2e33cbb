package io.needletail.persistence;

import io.needletail.api.journal.Durability;
import java.nio.file.Path;

/**
 * How one shard's journal is kept.
 *
 * @param directory holds this journal and nothing else; not used for {@link Durability#MEMORY}
 * @param durability when an append counts as durable
 * @param fileBytes a file that holds so many bytes is finished and the next one begins: 1 MiB to 64 GiB
 * @param minFreeBytes below so much free space new messages are refused; 0 never
 * @param blockBytes how much of a file is mapped at a time for writing, 1 MiB to 1 GiB; a quarter of it is the largest batch
 * @param shard number of the shard, for the names of threads: 0 to 9999
 * @param keepBytes files that nothing needs any more are kept while the journal without them is smaller than this, for tools; 0
 *     keeps none; not used for {@link Durability#MEMORY}
 */
public record JournalConfig(
        Path directory,
        Durability durability,
        long fileBytes,
        long minFreeBytes,
        int blockBytes,
        int shard,
        long keepBytes) {

    /** What {@link #of} sets. */
    public static final long USUAL_FILE_BYTES = 256L << 20;
    /** What {@link #of} sets. */
    public static final long USUAL_MIN_FREE_BYTES = 512L << 20;
    /** What {@link #of} sets: batches of a megabyte, and an idle journal touches a few pages of it. */
    public static final int USUAL_BLOCK_BYTES = 4 << 20;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException naming the key, the value and the range
     */
    public JournalConfig {
        check("fileBytes", fileBytes, 1L << 20, 64L << 30);
        check("minFreeBytes", minFreeBytes, 0, 1L << 50);
        check("blockBytes", blockBytes, 1L << 20, 1L << 30);
        check("shard", shard, 0, 9999);
        check("keepBytes", keepBytes, 0, 1L << 50);
    }

    private static void check(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is " + value + ", allowed is " + least + " to " + most);
        }
    }

    /** The usual sizes, for shard 0. */
    public static JournalConfig of(Path directory, Durability durability) {
        return new JournalConfig(
                directory, durability, USUAL_FILE_BYTES, USUAL_MIN_FREE_BYTES, USUAL_BLOCK_BYTES, 0, 0);
    }

    public JournalConfig withFileBytes(long bytes) {
        return new JournalConfig(directory, durability, bytes, minFreeBytes, blockBytes, shard, keepBytes);
    }

    public JournalConfig withMinFreeBytes(long bytes) {
        return new JournalConfig(directory, durability, fileBytes, bytes, blockBytes, shard, keepBytes);
    }

    public JournalConfig withBlockBytes(int bytes) {
        return new JournalConfig(directory, durability, fileBytes, minFreeBytes, bytes, shard, keepBytes);
    }

    public JournalConfig withShard(int number) {
        return new JournalConfig(directory, durability, fileBytes, minFreeBytes, blockBytes, number, keepBytes);
    }

    public JournalConfig withKeepBytes(long bytes) {
        return new JournalConfig(directory, durability, fileBytes, minFreeBytes, blockBytes, shard, bytes);
    }
}
