package io.needletail.persistence.journal;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactVisitor;
import io.needletail.persistence.record.BatchHeader;
import io.needletail.persistence.record.Damage;
import io.needletail.persistence.record.RecordCodec;
import io.needletail.persistence.scan.FileScan;
import io.needletail.persistence.scan.RecordSink;
import io.needletail.persistence.store.BatchSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all files of a source in order, hands every sound record on and knows from the sequence what is missing. One
 * thread, once.
 */
public final class Recovery implements RecordSink {
    private final BatchSource source;
    private final int salt;
    private final FactVisitor visitor;
    private final Consumer<Damage> onDamage;
    private final Fact fact = new Fact();
    private final FactVisitor each = this::visit;

    private int file;
    private long lastEnd;
    private long expected = -1;
    private long promised;
    private long lastId;
    private long records;
    private @Nullable Damage pending;

    /** Nothing is read before {@link #run}. */
    public Recovery(BatchSource source, int salt, FactVisitor visitor, Consumer<Damage> onDamage) {
        this.source = source;
        this.salt = salt;
        this.visitor = visitor;
        this.onDamage = onDamage;
    }

    /** Receives the data end of a file. */
    public interface FileEnd {
        /** Everything of value in the file lies before {@code end}, bytes from its start. */
        void set(int file, long end);
    }

    /** Reads everything. Exceptions of the visitor go to the caller. */
    public void run(FileEnd fileEnd) {
        FileScan scan = new FileScan(source, salt);
        for (int number : source.files()) {
            file = number;
            lastEnd = 0;
            scan.scan(number, 0, this);
            fileEnd.set(number, scan.endOfBatches());
        }
        if (pending != null || expected >= 0 && promised > expected) {
            report(lastEnd, Math.max(0, promised - expected));
        }
    }

    @Override
    public void onBatch(byte[] bytes, int at) {
        long first = BatchHeader.firstSequence(bytes, at);
        if (expected < 0) {
            expected = first;
        }
        promised = Math.max(promised, first + BatchHeader.count(bytes, at));
        lastId = Math.max(lastId, BatchHeader.lastId(bytes, at));
    }

    @Override
    public boolean onRecord(byte[] bytes, int at, long offset) {
        long sequence = RecordCodec.sequence(bytes, at);
        long lost = expected < 0 ? 0 : Math.max(0, sequence - expected);
        if (lost > 0 || pending != null) {
            report(offset, lost);
        }
        int facts = RecordCodec.facts(bytes, at);
        expected = Math.max(expected, sequence + facts);
        lastEnd = offset + RecordCodec.align(RecordCodec.claimedLength(bytes, at));
        records += facts;
        RecordCodec.visit(bytes, at, fact, Address.of(file, offset), each);
        return true;
    }

    private void visit(Fact found, long address) {
        lastId = Math.max(lastId, found.id);
        visitor.visit(found, address);
    }

    @Override
    public void onDamage(Damage damage) {
        Damage before = pending;
        if (before != null && before.file() != damage.file()) {
            onDamage.accept(before);
            before = null;
        }
        pending = before == null
                ? damage
                : new Damage(before.file(), before.fromOffset(), damage.toOffset(), 0, before.what());
    }

    private void report(long toOffset, long lost) {
        Damage found = pending;
        pending = null;
        if (found == null) {
            onDamage.accept(new Damage(file, Math.min(lastEnd, toOffset), toOffset, lost, "records are missing"));
        } else {
            onDamage.accept(new Damage(found.file(), found.fromOffset(), found.toOffset(), lost, found.what()));
        }
    }

    /** Sequence for the next record to be written. */
    public long nextSequence() {
        return Math.max(1, Math.max(expected, promised));
    }

    /** Largest message id seen, 0 for none. */
    public long lastId() {
        return lastId;
    }

    /** Facts visited. */
    public long records() {
        return records;
    }

    /** True if there was no batch and no record at all. */
    public boolean isEmpty() {
        return promised == 0 && expected < 0;
    }
}
