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

    private final Map<String, PrefixTree> trees;

    private RateTable(Map<String, PrefixTree> trees) {
        this.trees = Map.copyOf(trees);
    }

    /** The rates of a destination; an empty tree where it has none. For the compiler. */
    public PrefixTree of(String destination) {
        PrefixTree tree = trees.get(destination);
        return tree == null ? new PrefixTree() : tree;
    }

    /** Names of the destinations with rates. */
    public Set<String> destinations() {
        return trees.keySet();
    }

    /** Collects rates. Not thread-safe; used once. */
    public static final class Builder {
        private final Map<String, PrefixTree> trees = new HashMap<>();

        /**
         * Adds a rate.
         *
         * @param prefix digits only, empty for all numbers
         * @param cost 0 to 2,147,483,646
         * @return false if this destination has a rate for this prefix already
         */
        public boolean add(String destination, String prefix, int cost) {
            return trees.computeIfAbsent(destination, any -> new PrefixTree()).put(prefix, cost) == PrefixTree.NONE;
        }

        public RateTable build() {
            return new RateTable(trees);
        }
    }
}
