package io.needletail.simulator;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios by longest prefix: a digit trie in one array, ten cells a node, built once. A lookup walks one cell a digit
 * and allocates nothing.
 */
final class ScenarioTable {
    private static final int DIGITS = 10;

    private final List<Scenario> scenarios;
    private final boolean empty;
    private int[] next = new int[DIGITS];
    /** Per node: index of its scenario plus one; 0 for none. */
    private int[] found = new int[1];

    ScenarioTable(List<Scenario> scenarios) {
        this.scenarios = List.copyOf(scenarios);
        empty = scenarios.isEmpty();
        for (int i = 0; i < scenarios.size(); i++) {
            add(scenarios.get(i).prefix(), i + 1);
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /** The scenario for a destination address, or null. */
    @Nullable
    Scenario find(byte[] bytes, int at, int length) {
        int end = at + length;
        int best = 0;
        int node = 0;
        for (int i = length > 0 && bytes[at] == '+' ? at + 1 : at; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            node = next[node * DIGITS + digit];
            if (node == 0) {
                break;
            }
            best = found[node] == 0 ? best : found[node];
        }
        return best == 0 ? null : scenarios.get(best - 1);
    }

    private void add(String prefix, int value) {
        int node = 0;
        for (int i = 0; i < prefix.length(); i++) {
            int cell = node * DIGITS + prefix.charAt(i) - '0';
            if (next[cell] == 0) {
                int child = grow();
                next[cell] = child;
            }
            node = next[cell];
        }
        found[node] = value;
    }

    private int grow() {
        int node = found.length;
        found = Arrays.copyOf(found, node + 1);
        next = Arrays.copyOf(next, next.length + DIGITS);
        return node;
    }
}
