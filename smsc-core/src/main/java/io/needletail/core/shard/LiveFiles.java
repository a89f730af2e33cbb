package io.needletail.core.shard;

import java.util.Arrays;

/** How many live messages point into each journal file. Shard thread only. */
final class LiveFiles {
    private int[] counts = new int[64];
    private int first;

    void add(int file) {
        int slot = slot(file);
        counts[slot]++;
    }

    void remove(int file) {
        int slot = slot(file);
        counts[slot]--;
    }

    int count(int file) {
        int slot = file - first;
        return slot < 0 || slot >= counts.length ? 0 : counts[slot];
    }

    /** Forgets the files before this one: they are deleted. */
    void startAt(int file) {
        if (file > first) {
            int shift = Math.min(file - first, counts.length);
            System.arraycopy(counts, shift, counts, 0, counts.length - shift);
            Arrays.fill(counts, counts.length - shift, counts.length, 0);
            first = file;
        }
    }

    /** Makes room for the file; look at {@link #counts} only afterwards. */
    private int slot(int file) {
        int slot = file - first;
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(slot + 1, counts.length * 2));
        }
        return slot;
    }
}
