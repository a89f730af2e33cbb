package io.needletail.persistence.chronicle;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.JournalException;
import io.needletail.persistence.store.BatchStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Batches in a directory, one Chronicle document each. Every start makes a new queue in a directory of its own, so that
 * Chronicle never opens a file of an earlier run: a torn document, a damaged header or the writer lock of a killed process
 * can neither stop nor delay a start. Reading does not go through Chronicle at all.
 *
 * <p>Shard thread, except {@link #force}.
 */
public final class ChronicleBatchStore implements BatchStore {
    static {
        // Read by Chronicle's classes when they load.
        for (String switchedOff : List.of("chronicle.analytics.disable", "chronicle.announcer.disable")) {
            if (System.getProperty(switchedOff) == null) {
                System.setProperty(switchedOff, "true");
            }
        }
    }

    /** Chronicle's header and index in a new file, and a small batch. */
    private static final int HEAD_BYTES = 32 << 10;
    /** Chronicle's table. */
    private static final int TABLE_BYTES = 128 << 10;
    /** What Chronicle puts before a document and behind the last one of a file, and then some. */
    private static final int HEADER_BYTES = 64;

    private final DirectoryLock lock;
    private final JournalDirectory directory;
    private final MappedFiles mapped;
    private final Path run;
    private final long fileBytes;
    private final Int2ObjectHashMap<Long> ends = new Int2ObjectHashMap<>();
    private final FileForcer forcer;
    private final SpareFiles spares;
    private final FileReaper reaper;
    private final DirectWrites direct;
    private final FileCycle cycle;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;

    private long end;

    private ChronicleBatchStore(DirectoryLock lock, JournalDirectory directory, Sizes sizes, ForceStep step) {
        this.lock = lock;
        this.directory = directory;
        this.fileBytes = sizes.fileBytes();
        this.mapped = new MappedFiles(directory);
        directory.list();
        directory.deleteEmptyRuns();
        int first = directory.nextNumber();
        run = directory.createRun();
        spares = spares(directory.path(), sizes);
        reaper = new FileReaper(spares);
        direct = new DirectWrites(run);
        cycle = new FileCycle(first);
        forcer = new FileForcer(run, first, earlierFiles(directory), step);
        createTable(run);
        queue = SingleChronicleQueueBuilder.binary(run)
                .rollCycle(cycle)
                .epoch(FileCycle.epochMillis())
                .timeProvider(cycle)
                .blockSize(sizes.blockBytes())
                .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * How large things are.
     *
     * @param fileBytes a file that holds so many bytes is finished
     * @param blockBytes how much of a file Chronicle maps at a time; four times the largest batch or more
     */
    public record Sizes(long fileBytes, int blockBytes) {

        /** Largest batch that fits into one Chronicle document. */
        public int maxBatchBytes() {
            return blockBytes / 4 - 64;
        }
    }

    /**
     * Opens a directory for this process alone.
     *
     * @throws JournalException if it cannot be created, locked or written to; the text says what to do
     */
    public static ChronicleBatchStore open(Path path, Sizes sizes, ForceStep step) {
        JournalDirectory directory = JournalDirectory.create(path);
        DirectoryLock lock = DirectoryLock.take(path);
        try {
            LayoutFile.checkAndClaim(path);
            return new ChronicleBatchStore(lock, directory, sizes, step);
        } catch (JournalException e) {
            lock.close();
            throw e;
        } catch (RuntimeException | InternalError e) {
            lock.close();
            throw new JournalException("the journal in " + path + " cannot be opened: " + e, e);
        }
    }

    private static void createTable(Path run) {
        try {
            DirectWrites.create(run.resolve(JournalDirectory.TABLE), TABLE_BYTES, null);
        } catch (IOException e) {
            throw new JournalException("the journal directory " + run + " cannot be written to: " + e, e);
        }
    }

    private static SpareFiles spares(Path directory, Sizes sizes) {
        try {
            return new SpareFiles(directory, sizes.fileBytes() + 2L * sizes.blockBytes());
        } catch (IOException e) {
            throw new JournalException("a spare file in " + directory + " cannot be deleted: " + e, e);
        }
    }

    /** All of them: a process that was killed while it started has forced nothing of the runs before its own. */
    private static List<Path> earlierFiles(JournalDirectory directory) {
        List<Path> files = new ArrayList<>();
        for (int number : directory.numbers()) {
            Path file = directory.file(number);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    @Override
    public int currentFile() {
        return cycle.cycle();
    }

    @Override
    public int[] files() {
        int[] begun = directory.numbers();
        if (directory.file(currentFile()) != null) {
            return begun;
        }
        int[] all = Arrays.copyOf(begun, begun.length + 1);
        all[begun.length] = currentFile();
        return all;
    }

    @Override
    public long extent(int file) {
        if (file == currentFile()) {
            return end;
        }
        Long finished = ends.get(file);
        return finished != null ? finished : directory.size(file);
    }

    @Override
    public int read(int file, long offset, byte[] into, int at, int length) {
        return mapped.read(file, offset, into, at, length);
    }

    @Override
    public long write(byte[] batch, int length) {
        int file = cycle.cycle();
        long start;
        try {
            reserve(file, length);
            start = writeDocument(file, batch, length);
        } catch (RuntimeException | IOException | InternalError e) {
            throw new JournalException(
                    "a batch of " + length + " bytes could not be written to file " + file + " in " + run + ": " + e,
                    e);
        }
        if ((start & 3) != 0) {
            throw new JournalException("Chronicle put a batch at " + start + ", which is not a multiple of four");
        }
        if (end == 0) {
            directory.began(file, JournalDirectory.fileIn(run, file));
        }
        forcer.written(file);
        end = start + length;
        if (end >= fileBytes) {
            ends.put(file, Long.valueOf(end));
            cycle.advance();
            end = 0;
        }
        return Address.of(file, start);
    }

    /** Chronicle is to find pages wherever it writes, see {@link DirectWrites}. */
    private void reserve(int file, int length) throws IOException {
        if (end == 0) {
            DirectWrites.create(JournalDirectory.fileIn(run, file), HEAD_BYTES, spares.take());
        }
        int small = length < DirectWrites.MIN_BYTES ? length : 0;
        direct.reserve(file, Math.max(end, HEAD_BYTES), HEADER_BYTES + small);
    }

    private long writeDocument(int file, byte[] batch, int length) throws IOException {
        try (DocumentContext document = appender.writingDocument()) {
            Bytes<?> bytes = bytes(document);
            long start = bytes.writePosition();
            if (length < DirectWrites.MIN_BYTES) {
                bytes.write(batch, 0, length);
            } else {
                direct.write(file, start, batch, length);
                bytes.writePosition(start + length);
            }
            return start;
        }
    }

    private static Bytes<?> bytes(DocumentContext document) {
        Wire wire = document.wire();
        if (wire == null) {
            throw new JournalException("Chronicle gave a document without a wire");
        }
        return wire.bytes();
    }

    @Override
    public void force() {
        forcer.force();
    }

    @Override
    public void delete(int file) {
        if (file == currentFile()) {
            return;
        }
        mapped.forget(file);
        ends.remove(file);
        directory.delete(file, run, reaper);
    }

    /** Lets go of the directory; a run that wrote nothing leaves nothing. */
    @Override
    public void close() {
        try {
            appender.close();
            queue.close();
            direct.close();
            forcer.close();
            mapped.close();
            reaper.close();
            spares.clear();
            if (end == 0 && ends.isEmpty()) {
                JournalDirectory.deleteRun(run);
            }
        } catch (IOException e) {
            throw new JournalException("the run " + run + " cannot be closed: " + e, e);
        } finally {
            lock.close();
        }
    }
}
