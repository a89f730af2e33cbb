package io.needletail.load.tally;

import java.util.Arrays;
import java.util.Map;

/** How often each command_status came; few differ. One thread. */
public final class StatusCounts {
    private int[] statuses = new int[8];
    private long[] counts = new long[8];
    private int size;

    public void increment(int status) {
        for (int i = 0; i < size; i++) {
            if (statuses[i] == status) {
                counts[i]++;
                return;
            }
        }
        if (size == statuses.length) {
            statuses = Arrays.copyOf(statuses, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        statuses[size] = status;
        counts[size++] = 1;
    }

    public void addTo(Map<Integer, Long> sums) {
        for (int i = 0; i < size; i++) {
            sums.merge(statuses[i], counts[i], Long::sum);
        }
    }
}
