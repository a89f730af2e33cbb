package io.needletail.routing.number;

import java.util.List;

/** Prefixes by the million, each perhaps with a value: the longest that fits counts. Immutable once built; any thread. */
public final class PrefixMap implements NumberTable {
    /** Most digits of a prefix. */
    public static final int MAX_DIGITS = PrefixTable.MAX_DIGITS;

    private final PrefixTable table;
    private final List<String> values;

    /**
     * @param table the prefixes, none of them empty
     * @param values what the table's values mean; empty for a set
     */
    public PrefixMap(PrefixTable table, List<String> values) {
        this.table = table;
        this.values = List.copyOf(values);
    }

    @Override
    public int find(byte[] bytes, int at, int length) {
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        return table.longest(bytes, at + plus, length - plus);
    }

    @Override
    public List<String> values() {
        return values;
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public long bytes() {
        return table.bytes();
    }
}
