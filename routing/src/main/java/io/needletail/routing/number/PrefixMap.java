package io.needletail.routing.number;

import java.util.List;

/** Prefixes by the million, each perhaps with a value: the longest that fits counts. Immutable once built; any thread. */
public final class PrefixMap implements NumberTable {
    /** Most digits of a prefix. */
    public static final int MAX_DIGITS = 20;

    private final PrefixTree tree;
    private final List<String> values;
    private final int size;

    /**
     * @param tree filled, and left alone from now on
     * @param values what the tree's values mean; empty for a set
     * @param size how many prefixes there are
     */
    public PrefixMap(PrefixTree tree, List<String> values, int size) {
        this.tree = tree;
        this.values = List.copyOf(values);
        this.size = size;
    }

    @Override
    public int find(byte[] bytes, int at, int length) {
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        return tree.longest(bytes, at + plus, length - plus);
    }

    @Override
    public List<String> values() {
        return values;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return tree.bytes();
    }
}
