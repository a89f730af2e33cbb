package io.needletail.persistence.journal;

import io.needletail.api.journal.JournalHealth;
import io.needletail.api.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the free space of the journal's file system, because a full disk under a mapped file ends in a fault: looks once
 * a second when asked, and after every so many bytes written. Space counts as back a quarter above the limit.
 */
public final class SpaceWatch {
    /** How long an answer is good. */
    public static final long CHECK_NANOS = 1_000_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(SpaceWatch.class);
    private static final long MAX_CHECK_BYTES = 64L << 20;
    private static final JournalHealth WRITABLE = new JournalHealth.Writable();

    private final LongSupplier freeBytes;
    private final long minFreeBytes;
    private final long checkBytes;
    private final Clock clock;
    private final AtomicLong nextCheckNanos;

    private long writtenBytes;
    private volatile JournalHealth health = WRITABLE;

    /**
     * Looks for the first time here.
     *
     * @param freeBytes tells the free bytes; any thread, must not throw
     */
    public SpaceWatch(LongSupplier freeBytes, long minFreeBytes, Clock clock) {
        this.freeBytes = freeBytes;
        this.minFreeBytes = minFreeBytes;
        this.checkBytes = Math.max(1, Math.min(MAX_CHECK_BYTES, minFreeBytes / 8));
        this.clock = clock;
        this.nextCheckNanos = new AtomicLong(clock.nanos() + CHECK_NANOS);
        look();
    }

    /** For a journal that needs no disk. */
    public static SpaceWatch none(Clock clock) {
        return new SpaceWatch(() -> Long.MAX_VALUE, 0, clock);
    }

    /** Shard thread, after a commit. */
    void onWritten(int bytes) {
        writtenBytes += bytes;
        if (writtenBytes >= checkBytes) {
            writtenBytes = 0;
            look();
        }
    }

    /** Any thread; one of the callers looks when the last answer is old. */
    JournalHealth health() {
        long now = clock.nanos();
        long due = nextCheckNanos.get();
        if (now - due >= 0 && nextCheckNanos.compareAndSet(due, now + CHECK_NANOS)) {
            look();
        }
        return health;
    }

    private synchronized void look() {
        long free = freeBytes.getAsLong();
        boolean wasLow = !health.acceptsMessages();
        long needed = wasLow ? minFreeBytes + minFreeBytes / 4 : minFreeBytes;
        if (free >= needed) {
            health = WRITABLE;
            if (wasLow) {
                LOG.info("Space is back: {} bytes free, new messages are accepted again", free);
            }
            return;
        }
        health = new JournalHealth.DiskLow(free, needed);
        if (!wasLow) {
            LOG.warn("Only {} bytes free, {} needed: new messages are refused", free, needed);
        }
    }
}
