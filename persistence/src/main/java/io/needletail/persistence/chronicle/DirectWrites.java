package io.needletail.persistence.chronicle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the journal's files by system calls: large batches, and zeros into every page before Chronicle touches it
 * through a mapping. A store into a fresh page of a mapping costs a fault of a microsecond or more for every 4 KiB, and on
 * a full disk it is a fault of another kind: an error if Java is lucky, the end of the process when it is one of
 * Chronicle's compare-and-swaps. The call brings all pages at once, and a full disk is an exception. Both go through the
 * same page cache. Not a channel, because an interrupt would close that. Shard thread.
 */
final class DirectWrites implements AutoCloseable {
    /** From so many bytes on a batch is cheaper written by a call than by the faults it saves. */
    static final int MIN_BYTES = 12 << 10;

    /** Zeros written at a time ahead of small batches, and behind a large one. */
    private static final int FAR_BYTES = 64 << 10;

    private static final int NEAR_BYTES = 4 << 10;
    private static final byte[] ZEROS = new byte[FAR_BYTES];

    private final Path run;

    private int number = -1;
    private @Nullable RandomAccessFile file;
    /** All of the file before this has been written to by a call. */
    private long reserved;

    DirectWrites(Path run) {
        this.run = run;
    }

    /**
     * Makes a file that begins with zeros for Chronicle, which takes it for one of its own that has no header yet.
     *
     * @param spare a file to become the new one, with whatever it holds behind the zeros
     */
    static void create(Path path, int length, @Nullable Path spare) throws IOException {
        Path first = spare != null ? spare : path;
        try (RandomAccessFile created = new RandomAccessFile(first.toFile(), "rw")) {
            created.write(new byte[length]);
        }
        if (spare != null) {
            Files.move(spare, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Writes {@code length} bytes at an offset of a file of the run, and zeros for the next header behind them. */
    void write(int fileNumber, long offset, byte[] bytes, int length) throws IOException {
        RandomAccessFile open = open(fileNumber);
        open.seek(offset);
        open.write(bytes, 0, length);
        reserve(fileNumber, offset + length, NEAR_BYTES);
    }

    /**
     * Makes sure that the {@code length} bytes behind {@code end} have their pages. Nothing may have been written behind
     * {@code end} yet.
     */
    void reserve(int fileNumber, long end, int length) throws IOException {
        RandomAccessFile open = open(fileNumber);
        long from = Math.max(end, reserved);
        int step = length > NEAR_BYTES ? FAR_BYTES : NEAR_BYTES;
        while (from < end + length) {
            open.seek(from);
            open.write(ZEROS, 0, step);
            from += step;
        }
        reserved = Math.max(reserved, from);
    }

    private RandomAccessFile open(int fileNumber) throws IOException {
        RandomAccessFile open = file;
        if (open == null || fileNumber != number) {
            close();
            open = new RandomAccessFile(JournalDirectory.fileIn(run, fileNumber).toFile(), "rw");
            file = open;
            number = fileNumber;
            reserved = 0;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        RandomAccessFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
