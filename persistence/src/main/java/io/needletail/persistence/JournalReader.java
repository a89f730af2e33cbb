package io.needletail.persistence;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.journal.JournalException;
import io.needletail.persistence.chronicle.JournalFiles;
import io.needletail.persistence.chronicle.SaltFile;
import io.needletail.persistence.journal.RecordReader;
import io.needletail.persistence.journal.Recovery;
import io.needletail.persistence.record.BatchHeader;
import io.needletail.persistence.record.Damage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a journal directory for tools: no lock, nothing written, also while a server runs. Sees the files that were there
 * when it was opened, and of a growing file what is there when it is read. One thread.
 */
public final class JournalReader implements AutoCloseable {
    private final JournalFiles files;
    private final int salt;
    private final RecordReader records;

    private JournalReader(JournalFiles files, int salt) {
        this.files = files;
        this.salt = salt;
        this.records = new RecordReader(files, salt, BatchHeader.MAX_BATCH_BYTES);
    }

    /**
     * Opens a directory.
     *
     * @throws JournalException if there is none or it cannot be read
     */
    public static JournalReader open(Path directory) {
        JournalFiles files = new JournalFiles(directory);
        try {
            return new JournalReader(files, SaltFile.find(directory, files));
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** Visits every sound record in order, with its address. */
    public void forEach(FactVisitor visitor) {
        new Recovery(files, salt, visitor, damage -> {}).run((file, end) -> {});
    }

    /**
     * Reads one record again, by the address that {@link #forEach} gave; also while that goes on.
     *
     * @param into becomes the first fact of the record
     * @return false if there is no sound record any more
     */
    public boolean read(long address, Fact into) {
        return records.readAny(address, into);
    }

    /** Counts everything in one pass. */
    public JournalStats stats() {
        StatsVisitor counts = new StatsVisitor();
        List<Damage> damages = new ArrayList<>();
        long[] bytes = new long[1];
        Recovery pass = new Recovery(files, salt, counts, damages::add);
        pass.run((file, end) -> bytes[0] += end);
        return new JournalStats(
                files.files().length,
                bytes[0],
                pass.records(),
                counts.recordsByType,
                counts.lowestId,
                pass.lastId(),
                counts.firstTimeMillis,
                counts.lastTimeMillis,
                damages.size(),
                damages.stream().mapToLong(Damage::lostRecords).sum());
    }

    /**
     * Looks for damage. What is seen once only was a batch being written and is not reported.
     *
     * @return the damaged places in order, empty for a sound journal
     */
    public List<Damage> verify() {
        List<Damage> damages = damages();
        if (!damages.isEmpty()) {
            damages.retainAll(damages());
        }
        return damages;
    }

    private List<Damage> damages() {
        List<Damage> found = new ArrayList<>();
        new Recovery(files, salt, JournalReader::ignore, found::add).run((file, end) -> {});
        return found;
    }

    private static void ignore(Fact fact, long address) {
        // Only damage counts.
    }

    @Override
    public void close() {
        files.close();
    }
}
