package io.needletail.persistence.journal;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactVisitor;
import io.needletail.persistence.record.Damage;
import io.needletail.persistence.record.RecordCodec;
import io.needletail.persistence.scan.FileScan;
import io.needletail.persistence.scan.RecordSink;
import io.needletail.persistence.store.BatchSource;

/** Visits a file piece by piece. Damage was reported by recovery and is passed over. Shard thread. */
final class RangeScan implements RecordSink {
    private final FileScan scan;
    private final Fact fact = new Fact();

    private FactVisitor visitor = (visited, address) -> {};
    private int file;
    private int left;

    RangeScan(BatchSource source, int salt) {
        scan = new FileScan(source, salt);
    }

    /** See {@link io.needletail.api.journal.Journal#scan}. */
    long scan(int fileNumber, long fromOffset, int maxFacts, FactVisitor newVisitor) {
        if (maxFacts < 1) {
            return fromOffset;
        }
        file = fileNumber;
        left = maxFacts;
        visitor = newVisitor;
        return scan.scan(fileNumber, fromOffset, this);
    }

    @Override
    public void onBatch(byte[] bytes, int at) {
        // Only its records count.
    }

    @Override
    public boolean onRecord(byte[] bytes, int at, long offset) {
        RecordCodec.visit(bytes, at, fact, Address.of(file, offset), visitor);
        left -= RecordCodec.facts(bytes, at);
        return left > 0;
    }

    @Override
    public void onDamage(Damage damage) {
        // Reported when the journal was opened.
    }
}
