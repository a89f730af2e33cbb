package io.needletail.persistence.chronicle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts a large batch into its place in the file with a system call. A store into a fresh page of a mapping costs a fault of
 * a microsecond or more for every 4 KiB; the call brings all pages at once, and a full disk is an exception here, where in
 * a mapping it is a fault. Both go through the same page cache. Not a channel, because an interrupt would close that.
 * Shard thread.
 */
final class LargeWrite implements AutoCloseable {
    /** From so many bytes on the call is cheaper than the faults it saves. */
    static final int MIN_BYTES = 12 << 10;

    private final Path run;

    private int number = -1;
    private @Nullable RandomAccessFile file;

    LargeWrite(Path run) {
        this.run = run;
    }

    /** Writes {@code length} bytes at an offset of a file of the run that is there already. */
    void write(int fileNumber, long offset, byte[] bytes, int length) throws IOException {
        RandomAccessFile open = file;
        if (open == null || fileNumber != number) {
            close();
            open = new RandomAccessFile(JournalDirectory.fileIn(run, fileNumber).toFile(), "rw");
            file = open;
            number = fileNumber;
        }
        open.seek(offset);
        open.write(bytes, 0, length);
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
