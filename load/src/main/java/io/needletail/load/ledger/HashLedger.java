package io.needletail.load.ledger;

import java.util.Arrays;

/** A ledger in one table, for one thread at a time; bounded memory. */
public final class HashLedger implements IdLedger {
    /** Settled messages remembered: a repetition further apart than this is not noticed. */
    public static final int RECENT = 1 << 20;

    /** Receipts that may be outstanding; of messages beyond, only the number is kept and they count as lost. */
    private static final int MOST_AWAITED = 1 << 24;

    private static final int MOST_EARLY = 1 << 20;
    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int STATE_BITS = 2;
    private static final long STATES = 3;
    private static final long AWAITED = 1;
    private static final long EARLY_STATE = 2;
    private static final long SETTLED = 3;

    private final IdTable table = new IdTable(FIRST_CAPACITY);
    private final int recent;
    private long[] settled = new long[FIRST_CAPACITY];
    private int settledCount;
    private int oldest;
    private long awaited;
    private long untracked;
    private long early;

    public HashLedger() {
        this(RECENT);
    }

    /** @param recent settled messages to remember, a power of two from 4096 */
    public HashLedger(int recent) {
        this.recent = recent;
    }

    @Override
    public long answered(long id, long intendedNanos, boolean receipt) {
        long known = table.get(id);
        if (known == IdTable.NONE) {
            if (!receipt) {
                settle(id);
            } else if (awaited == MOST_AWAITED) {
                untracked++;
            } else {
                awaited++;
                table.put(id, intendedNanos << STATE_BITS | AWAITED);
            }
            return NOTED;
        }
        if ((known & STATES) != EARLY_STATE) {
            return REPEATED;
        }
        early--;
        settle(id);
        return known >>> STATE_BITS;
    }

    @Override
    public long receipted(long id, long nowNanos) {
        long known = table.get(id);
        if (known == IdTable.NONE) {
            if (early == MOST_EARLY) {
                return UNKNOWN;
            }
            early++;
            table.put(id, nowNanos << STATE_BITS | EARLY_STATE);
            return EARLY;
        }
        if ((known & STATES) != AWAITED) {
            return DUPLICATE;
        }
        awaited--;
        settle(id);
        return known >>> STATE_BITS;
    }

    @Override
    public long awaited() {
        return awaited + untracked;
    }

    @Override
    public long early() {
        return early;
    }

    /** Ids in memory. */
    int size() {
        return table.size();
    }

    private void settle(long id) {
        if (settledCount == recent) {
            table.remove(settled[oldest]);
            settled[oldest] = id;
            oldest = oldest + 1 & recent - 1;
        } else {
            if (settledCount == settled.length) {
                settled = Arrays.copyOf(settled, 2 * settledCount);
            }
            settled[settledCount++] = id;
        }
        table.put(id, SETTLED);
    }
}
