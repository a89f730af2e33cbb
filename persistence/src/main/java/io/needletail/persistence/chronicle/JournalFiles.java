package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import io.needletail.persistence.store.BatchSource;
import java.nio.file.Path;

/** The files of a journal directory as they are now, read without a lock, also while a server writes. One thread. */
public final class JournalFiles implements BatchSource, AutoCloseable {
    private final JournalDirectory directory;
    private final MappedFiles mapped;

    /**
     * Lists the files.
     *
     * @throws JournalException if the directory is not there or cannot be listed
     */
    public JournalFiles(Path path) {
        directory = JournalDirectory.existing(path);
        mapped = new MappedFiles(directory);
    }

    @Override
    public int[] files() {
        return directory.numbers();
    }

    @Override
    public long extent(int file) {
        return directory.size(file);
    }

    @Override
    public int read(int file, long offset, byte[] into, int at, int length) {
        return mapped.read(file, offset, into, at, length);
    }

    @Override
    public void close() {
        mapped.close();
    }
}
