package io.needletail.routing.number;

import java.util.List;

/**
 * A named list of numbers or prefixes, each perhaps with a value: immutable and read by any thread. A leading {@code +} of
 * what is asked for does not count.
 */
public interface NumberTable {
    /** Not in the list. */
    int NONE = -1;

    /**
     * Looks an address up; allocates nothing.
     *
     * @return an index into {@link #values()}, 0 for a member of a list without values, or {@link #NONE}
     */
    int find(byte[] bytes, int at, int length);

    /** What the second column says, each text once, in order of appearance; empty for a list without values. */
    List<String> values();

    /** Entries. */
    int size();

    /** Octets of memory. */
    long bytes();
}
