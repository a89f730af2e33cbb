package io.needletail.routing.number;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a message costs by destination and prefix of the number, in whole units that the operator chooses (say, millionths of
 * a euro): the longest prefix counts. Immutable; read by any thread.
 */
public final class RateTable {
    /** Without a rate. */
    public static final RateTable EMPTY = new Builder().build();
    /** No rate fits. */
    public static final int NONE = -1;

    private final Map<String, PrefixTable> tables;

    private RateTable(Map<String, PrefixTable> tables) {
        this.tables = Map.copyOf(tables);
    }

    /** The rates of a destination; an empty table where it has none. For the compiler. */
    public PrefixTable of(String destination) {
        return tables.getOrDefault(destination, PrefixTable.EMPTY);
    }

    /** Names of the destinations with rates. */
    public Set<String> destinations() {
        return tables.keySet();
    }

    /** Collects rates. Not thread-safe; used once. */
    public static final class Builder {
        private final Map<String, PrefixTable.Builder> tables = new HashMap<>();

        /**
         * Adds a rate.
         *
         * @param prefix digits only, empty for all numbers
         * @param cost 0 to 2,147,483,646
         * @return false if this destination has a rate for this prefix already
         */
        public boolean add(String destination, String prefix, int cost) {
            return tables.computeIfAbsent(destination, any -> PrefixTable.builder())
                            .put(prefix, cost)
                    == PrefixTable.NONE;
        }

        public RateTable build() {
            Map<String, PrefixTable> built = new HashMap<>();
            tables.forEach((destination, table) -> built.put(destination, table.build()));
            return new RateTable(built);
        }
    }
}
