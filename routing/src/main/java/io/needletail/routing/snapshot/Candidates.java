package io.needletail.routing.snapshot;

import java.util.Arrays;

/** The rules that the indexes have for one message, merged in the order of rules. Owned by one thread, used again. */
final class Candidates {
    static final int NONE = -1;
    private static final int FIRST_LISTS = 16;

    private int[][] lists = new int[FIRST_LISTS][];
    private int[] cursors = new int[FIRST_LISTS];
    private int count;

    void clear() {
        count = 0;
    }

    /** @param rules in ascending order; in no other list */
    void add(int[] rules) {
        if (rules.length == 0) {
            return;
        }
        if (count == lists.length) {
            lists = Arrays.copyOf(lists, 2 * count);
            cursors = Arrays.copyOf(cursors, 2 * count);
        }
        lists[count] = rules;
        cursors[count++] = 0;
    }

    /** The next rule, or {@link #NONE}. A rule that is in two lists comes twice in a row. */
    int next() {
        int best = Integer.MAX_VALUE;
        int list = NONE;
        for (int i = 0; i < count; i++) {
            int rule = lists[i][cursors[i]];
            if (rule < best) {
                best = rule;
                list = i;
            }
        }
        if (list == NONE) {
            return NONE;
        }
        if (++cursors[list] == lists[list].length) {
            count--;
            lists[list] = lists[count];
            cursors[list] = cursors[count];
        }
        return best;
    }
}
