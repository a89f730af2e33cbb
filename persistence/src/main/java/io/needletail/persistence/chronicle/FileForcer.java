package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forces the files written to since the last force, and the directory after a new one. Chronicle's own sync covers one
 * mapped chunk and hides failures. Called by one syncing thread; {@link #written} by the shard thread.
 */
final class FileForcer implements AutoCloseable {
    private final Path run;
    private final ForceStep step;
    private final List<Path> earlier;

    private volatile int writtenThrough;
    private int file;
    private @Nullable FileChannel channel;

    /**
     * Starts with nothing written.
     *
     * @param earlier files of the runs before, forced once: after a kill they may still be in the page cache only
     */
    FileForcer(Path run, int firstFile, List<Path> earlier, ForceStep step) {
        this.run = run;
        this.step = step;
        this.earlier = new ArrayList<>(earlier);
        this.file = firstFile;
        this.writtenThrough = firstFile - 1;
    }

    /** A batch went to this file. Shard thread, before the batch counts as committed. */
    void written(int number) {
        writtenThrough = number;
    }

    void force() {
        try {
            forceEarlier();
            int last = writtenThrough;
            while (file <= last) {
                forceCurrent();
                if (file == last) {
                    return;
                }
                closeChannel();
                file++;
            }
        } catch (IOException e) {
            throw new JournalException("the journal in " + run + " could not be forced to disk: " + e, e);
        }
    }

    private void forceCurrent() throws IOException {
        FileChannel open = channel;
        boolean isNew = open == null;
        if (open == null) {
            open = FileChannel.open(JournalDirectory.fileIn(run, file), StandardOpenOption.WRITE);
            channel = open;
        }
        step.force(open);
        if (isNew) {
            JournalDirectory.force(run);
        }
    }

    private void forceEarlier() throws IOException {
        Set<Path> runs = new LinkedHashSet<>();
        for (Path path : earlier) {
            if (Files.exists(path)) {
                try (FileChannel open = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    step.force(open);
                }
                runs.add(path.getParent());
            }
        }
        for (Path earlierRun : runs) {
            JournalDirectory.force(earlierRun);
        }
        earlier.clear();
    }

    private void closeChannel() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        try {
            closeChannel();
        } catch (IOException e) {
            throw new JournalException("a journal file in " + run + " cannot be closed", e);
        }
    }
}
