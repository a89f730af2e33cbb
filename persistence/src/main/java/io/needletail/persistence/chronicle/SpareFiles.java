package io.needletail.persistence.chronicle;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finished files that nothing points into any more, kept to be written over: their blocks are allocated and their pages in
 * memory, which makes a write two to three times cheaper than into a new file. What they hold is no record of any other file,
 * because each checksum contains the number of its file.
 *
 * <p>{@link #keep} by the thread that deletes, {@link #take} by the shard thread.
 */
final class SpareFiles {
    private static final String PREFIX = "spare-";
    private static final int MOST = 2;
    /** None is kept on a disk that has not this many times its size free. */
    private static final int FREE_TIMES = 16;

    private final Path directory;
    private final long largestBytes;
    private final ConcurrentLinkedQueue<Path> spares = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private int named;

    /** Deletes what an earlier process has left: nobody knows what state it is in. */
    SpareFiles(Path directory, long largestBytes) throws IOException {
        this.directory = directory;
        this.largestBytes = largestBytes;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Takes a file away from where it is.
     *
     * @return false if there are enough, it is too large or the disk too full: it is where it was
     */
    boolean keep(Path file) throws IOException {
        if (count.get() >= MOST || !isWorthKeeping(file)) {
            return false;
        }
        Path spare = directory.resolve(PREFIX + named++);
        Files.move(file, spare, StandardCopyOption.ATOMIC_MOVE);
        count.incrementAndGet();
        spares.add(spare);
        return true;
    }

    private boolean isWorthKeeping(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        long size = Files.size(file);
        return size > 0 && size <= largestBytes && Files.getFileStore(file).getUsableSpace() >= FREE_TIMES * size;
    }

    /** A spare file, the caller's from now on; null if there is none. */
    @Nullable
    Path take() {
        Path spare = spares.poll();
        if (spare != null) {
            count.decrementAndGet();
        }
        return spare;
    }

    /** Deletes all there are. */
    void clear() throws IOException {
        for (Path spare = take(); spare != null; spare = take()) {
            Files.deleteIfExists(spare);
        }
    }
}
