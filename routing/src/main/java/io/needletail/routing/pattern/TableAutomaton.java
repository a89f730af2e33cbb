package io.needletail.routing.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All states an expression can be in, in one array: the state is the index of its row, a row has one cell a class of
 * characters with the next state. {@link #FOUND} ends the search.
 */
final class TableAutomaton implements LinearPattern.Automaton {
    static final int MAX_STATES = 2_000;
    private static final int MAX_CELLS = 200_000;
    private static final int FOUND = -1;

    private final CharacterClasses classes;
    private final int[] cells;
    private final boolean[] foundAtEnd;
    private final int width;
    private final int start;

    private TableAutomaton(CharacterClasses classes, int[] cells, boolean[] foundAtEnd, int start) {
        this.classes = classes;
        this.cells = cells;
        this.foundAtEnd = foundAtEnd;
        width = classes.count();
        this.start = start;
    }

    /** The table of an expression, or null if it would have too many states. */
    static @Nullable TableAutomaton of(Positions positions, CharacterClasses classes, int most) {
        int width = classes.count();
        Map<BitSet, Integer> numbers = new HashMap<>();
        List<BitSet> states = new ArrayList<>();
        List<int[]> rows = new ArrayList<>();
        int start = number(positions.atBegin, positions, numbers, states);
        for (int i = 0; i < states.size(); i++) {
            if (states.size() > most || states.size() * width > MAX_CELLS) {
                return null;
            }
            int[] row = new int[width];
            for (int c = 0; c < width; c++) {
                row[c] = number(step(positions, states.get(i), classes.sample(c)), positions, numbers, states);
            }
            rows.add(row);
        }
        int[] cells = new int[rows.size() * width];
        boolean[] foundAtEnd = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            foundAtEnd[i] = states.get(i).get(positions.foundAtEndBit());
            for (int c = 0; c < width; c++) {
                int next = rows.get(i)[c];
                cells[i * width + c] = next == FOUND ? FOUND : next * width;
            }
        }
        return new TableAutomaton(classes, cells, foundAtEnd, start == FOUND ? FOUND : start * width);
    }

    private static BitSet step(Positions positions, BitSet state, int character) {
        BitSet next = (BitSet) positions.within.clone();
        for (int p = state.nextSetBit(0); p >= 0 && p < positions.count(); p = state.nextSetBit(p + 1)) {
            if (positions.reads.get(p).get(character)) {
                next.or(positions.follow.get(p));
            }
        }
        return next;
    }

    private static int number(BitSet state, Positions positions, Map<BitSet, Integer> numbers, List<BitSet> states) {
        if (state.get(positions.foundBit())) {
            return FOUND;
        }
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        return states.size() - 1;
    }

    @Override
    public boolean find(char[] chars, int from, int to) {
        int state = start;
        for (int i = from; i < to && state != FOUND; i++) {
            state = cells[state + classes.of(chars[i])];
        }
        return state == FOUND || foundAtEnd[state / width];
    }

    @Override
    public boolean find(byte[] bytes, int from, int to) {
        int state = start;
        for (int i = from; i < to && state != FOUND; i++) {
            state = cells[state + classes.of((char) (bytes[i] & 0xFF))];
        }
        return state == FOUND || foundAtEnd[state / width];
    }
}
