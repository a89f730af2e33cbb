package io.needletail.core.table;

import java.util.Arrays;

/**
 * The deadlines of all timed entries of one shard: four wheels of 256 slots (1 ms, 256 ms, 65 s, 4.7 h a slot), chained
 * both ways through the table's links. Adding and cancelling cost the same whatever the number of timers; a deadline beyond 49 days
 * is looked at again when the outermost wheel comes round.
 *
 * <p>Shard thread only. Time is whatever milliseconds the caller passes; see {@link #rebase} for a clock that jumps.
 */
public final class TimerWheel {
    private static final int LEVELS = 4;
    private static final int SLOTS = 256;
    /** The first entry of slot n has this less n before it. */
    private static final int FIRST = -2;

    private static final long LONG_STEP_MILLIS = 1 << 16;

    private final MessageTable table;
    private final int[] heads = new int[LEVELS * SLOTS];
    private final EntryQueue due;
    private long nowMillis;
    private int scheduled;

    public TimerWheel(MessageTable table, long nowMillis) {
        this.table = table;
        this.due = new EntryQueue(table);
        this.nowMillis = nowMillis;
        Arrays.fill(heads, MessageTable.NONE);
    }

    /** Entries that wait for their time or to be polled. */
    public int size() {
        return scheduled + due.size();
    }

    /** Entries whose time has come and that {@link #poll} has not handed out. */
    public int dueSize() {
        return due.size();
    }

    /** Arms the timer of an entry at its {@link MessageTable#due}; a time that has passed is due at once. */
    public void schedule(int entry) {
        if (table.due(entry) <= nowMillis) {
            due.add(entry);
        } else {
            link(entry);
        }
    }

    /** Disarms the timer of an entry that is armed or due and not polled; its {@link MessageTable#due} is as it was armed. */
    public void cancel(int entry) {
        if (table.due(entry) <= nowMillis) {
            due.remove(entry);
            return;
        }
        int next = table.next(entry);
        int prev = table.prev(entry);
        if (prev < MessageTable.NONE) {
            heads[FIRST - prev] = next;
        } else {
            table.next(prev, next);
        }
        if (next != MessageTable.NONE) {
            table.prev(next, prev);
        }
        scheduled--;
    }

    /** Moves time forward and collects what has become due; backward and equal times do nothing. */
    public void advance(long toMillis) {
        if (toMillis - nowMillis > LONG_STEP_MILLIS) {
            rebase(toMillis);
            return;
        }
        while (nowMillis < toMillis) {
            if (scheduled == 0) {
                nowMillis = toMillis;
                return;
            }
            nowMillis++;
            tick();
        }
    }

    /** The next entry that is due, or {@link MessageTable#NONE}. */
    public int poll() {
        return due.isEmpty() ? MessageTable.NONE : due.poll();
    }

    /** Sets the time, forward or back, and sorts all timers anew: for a clock that jumped. */
    public void rebase(long toMillis) {
        int all = MessageTable.NONE;
        for (int slot = 0; slot < heads.length; slot++) {
            int entry = heads[slot];
            heads[slot] = MessageTable.NONE;
            while (entry != MessageTable.NONE) {
                int next = table.next(entry);
                table.next(entry, all);
                all = entry;
                entry = next;
            }
        }
        while (!due.isEmpty()) {
            int entry = due.poll();
            table.next(entry, all);
            all = entry;
        }
        scheduled = 0;
        nowMillis = toMillis;
        relink(all);
    }

    /**
     * Milliseconds until the next call of {@link #advance} can make anything due: 0 when something is due already, at most
     * 256 while any timer is armed, {@code Long.MAX_VALUE} when none is.
     */
    public long millisToNext() {
        if (!due.isEmpty()) {
            return 0;
        }
        if (scheduled == 0) {
            return Long.MAX_VALUE;
        }
        int start = (int) nowMillis & SLOTS - 1;
        for (int step = 1; step < SLOTS - start; step++) {
            if (heads[start + step] != MessageTable.NONE) {
                return step;
            }
        }
        return (long) SLOTS - start;
    }

    private void tick() {
        for (int level = 1; level < LEVELS && (nowMillis & (1L << 8 * level) - 1) == 0; level++) {
            int slot = slot(level, nowMillis);
            int entries = heads[slot];
            heads[slot] = MessageTable.NONE;
            scheduled -= length(entries);
            relink(entries);
        }
        int slot = slot(0, nowMillis);
        int entry = heads[slot];
        heads[slot] = MessageTable.NONE;
        while (entry != MessageTable.NONE) {
            int next = table.next(entry);
            scheduled--;
            due.add(entry);
            entry = next;
        }
    }

    private void relink(int first) {
        int entry = first;
        while (entry != MessageTable.NONE) {
            int next = table.next(entry);
            schedule(entry);
            entry = next;
        }
    }

    private int length(int first) {
        int count = 0;
        for (int entry = first; entry != MessageTable.NONE; entry = table.next(entry)) {
            count++;
        }
        return count;
    }

    private void link(int entry) {
        long at = table.due(entry);
        long distance = at - nowMillis;
        int level = 0;
        while (level < LEVELS - 1 && distance >= 1L << 8 * (level + 1)) {
            level++;
        }
        long farthest = nowMillis + (SLOTS - 1L << 8 * level);
        int slot = slot(level, Math.min(at, farthest));
        int first = heads[slot];
        table.next(entry, first);
        table.prev(entry, FIRST - slot);
        if (first != MessageTable.NONE) {
            table.prev(first, entry);
        }
        heads[slot] = entry;
        scheduled++;
    }

    private static int slot(int level, long millis) {
        return level * SLOTS + ((int) (millis >>> 8 * level) & SLOTS - 1);
    }
}
