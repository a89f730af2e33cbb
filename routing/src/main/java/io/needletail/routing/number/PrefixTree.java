package io.needletail.routing.number;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Longest prefix over digits: a tree in one primitive array. A node is eleven cells side by side, one per digit and one
 * for the value of the prefix that ends at the node:
 *
 * <pre>
 *   cell 0..9   0: nothing   n > 0: the child is node n   n &lt; 0: a prefix without longer ones ends here, value -n - 1
 *   cell 10     0: nothing   n > 0: a prefix ends here, value n - 1
 * </pre>
 *
 * <p>Ends need no node of their own, so that a million prefixes take a few megabytes and stay near the processor. Filled
 * by one thread and safe to read by any once published; a lookup allocates nothing.
 */
public final class PrefixTree {
    /** No prefix fits. */
    public static final int NONE = -1;

    private static final int DIGITS = 10;
    private static final int NODE_CELLS = DIGITS + 1;
    private static final int MAX_CELLS = Integer.MAX_VALUE - 8;

    private int[] cells = new int[16 * NODE_CELLS];
    private int nodes = 1;

    /** Sets the value of a prefix; answers the one it had, or {@link #NONE}. The prefix holds digits only. */
    public int put(String prefix, int value) {
        return put(prefix.getBytes(StandardCharsets.ISO_8859_1), 0, prefix.length(), value);
    }

    /** As {@link #put(String, int)}, from octets. */
    public int put(byte[] bytes, int at, int length, int value) {
        int last = at + length - 1;
        if (length == 0) {
            return replace(DIGITS, value + 1) - 1;
        }
        int node = 0;
        for (int i = at; i < last; i++) {
            node = child(node * NODE_CELLS + bytes[i] - '0');
        }
        int cell = node * NODE_CELLS + bytes[last] - '0';
        return cells[cell] > 0
                ? replace(cells[cell] * NODE_CELLS + DIGITS, value + 1) - 1
                : -replace(cell, -value - 1) - 1;
    }

    /** Gives back the room kept for growth; to be called when the tree is complete. */
    public void trim() {
        cells = Arrays.copyOf(cells, nodes * NODE_CELLS);
    }

    /** Octets of memory. */
    public long bytes() {
        return (long) cells.length * Integer.BYTES;
    }

    /** The value of the longest prefix of these octets, or {@link #NONE}; the first octet that is no digit ends it. */
    public int longest(byte[] bytes, int at, int length) {
        int end = at + length;
        int best = cells[DIGITS];
        int node = 0;
        for (int i = at; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            int cell = cells[node + digit];
            if (cell <= 0) {
                best = cell == 0 ? best : -cell;
                break;
            }
            node = cell * NODE_CELLS;
            int own = cells[node + DIGITS];
            best = own == 0 ? best : own;
        }
        return best - 1;
    }

    /** Half as much again, up to the largest array. */
    private int grown() {
        long wanted = cells.length + (long) cells.length / 2 + NODE_CELLS;
        if (cells.length == MAX_CELLS) {
            throw new IllegalStateException("more prefixes than fit into " + MAX_CELLS + " cells");
        }
        return (int) Math.min(wanted, MAX_CELLS);
    }

    private int replace(int cell, int content) {
        int before = cells[cell];
        cells[cell] = content;
        return before;
    }

    /** The node below a cell; an end that has to make room for one becomes the node's own value. */
    private int child(int cell) {
        if (cells[cell] > 0) {
            return cells[cell];
        }
        int node = nodes++;
        if (nodes * NODE_CELLS > cells.length) {
            cells = Arrays.copyOf(cells, grown());
        }
        cells[node * NODE_CELLS + DIGITS] = -cells[cell];
        cells[cell] = node;
        return node;
    }
}
