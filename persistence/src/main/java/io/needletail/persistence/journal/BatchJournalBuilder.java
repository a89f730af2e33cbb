package io.needletail.persistence.journal;

import io.needletail.api.journal.JournalException;
import io.needletail.api.time.Clock;
import io.needletail.persistence.record.BatchHeader;
import io.needletail.persistence.record.Damage;
import io.needletail.persistence.store.BatchStore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a journal together over a store. Without more it is as durable as the store's write is, and watches no space. */
public final class BatchJournalBuilder {
    /** Usual size of the largest batch: any PDU fits, and a batch stays well below what Chronicle takes as one document. */
    public static final int MAX_BATCH_BYTES = 1 << 20;

    final BatchStore store;
    int salt;
    int maxBatchBytes = MAX_BATCH_BYTES;
    long keepBytes;
    Clock clock = Clock.system();
    JournalMetrics metrics = new JournalMetrics();

    @Nullable
    Syncer syncer;

    @Nullable
    SpaceWatch space;

    Consumer<Damage> onDamage = damage -> {};

    BatchJournalBuilder(BatchStore store) {
        this.store = store;
    }

    /** Bound into all checksums; the same whenever the same store is opened. */
    public BatchJournalBuilder salt(int newSalt) {
        salt = newSalt;
        return this;
    }

    /**
     * Limit for {@link BatchJournal#maxBatchBytes}.
     *
     * @throws JournalException outside 128 KiB to 64 MiB
     */
    public BatchJournalBuilder maxBatchBytes(int bytes) {
        if (bytes < 128 << 10 || bytes > BatchHeader.MAX_BATCH_BYTES) {
            throw new JournalException("maxBatchBytes " + bytes + " is not between 128 KiB and 64 MiB");
        }
        maxBatchBytes = bytes;
        return this;
    }

    /** Files that may be deleted are kept while the journal without them is smaller than this; 0, the default, keeps none. */
    public BatchJournalBuilder keepBytes(long bytes) {
        keepBytes = bytes;
        return this;
    }

    public BatchJournalBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    public BatchJournalBuilder metrics(JournalMetrics newMetrics) {
        metrics = newMetrics;
        return this;
    }

    /** Makes a batch durable only when a force that this syncer runs covers it. */
    public BatchJournalBuilder syncer(Syncer newSyncer) {
        syncer = newSyncer;
        return this;
    }

    public BatchJournalBuilder space(SpaceWatch newSpace) {
        space = newSpace;
        return this;
    }

    /** Gets each damaged place that replay finds, on the replaying thread. */
    public BatchJournalBuilder onDamage(Consumer<Damage> newOnDamage) {
        onDamage = newOnDamage;
        return this;
    }

    /** The journal, ready to replay. It owns the store and the syncer from now on. */
    public BatchJournal open() {
        return new BatchJournal(this);
    }
}
