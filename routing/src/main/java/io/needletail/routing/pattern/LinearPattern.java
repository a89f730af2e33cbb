package io.needletail.routing.pattern;

import java.util.BitSet;
import java.util.List;

/**
 * A compiled regular expression that answers whether it is found in a text, in time linear in the text: a table of all states
 * where that is small, else a simulation of the positions. Immutable; any thread; matching allocates nothing (the simulation
 * keeps two small arrays for each thread).
 */
public final class LinearPattern {
    private final String text;
    private final Automaton automaton;

    /** Walks a text one character after the other. */
    interface Automaton {
        boolean find(char[] chars, int from, int to);

        /** The same over Latin-1. */
        boolean find(byte[] bytes, int from, int to);
    }

    private LinearPattern(String text, Automaton automaton) {
        this.text = text;
        this.automaton = automaton;
    }

    /**
     * Compiles an expression.
     *
     * @throws PatternException where it cannot be read, or would be too large
     */
    public static LinearPattern compile(String text) throws PatternException {
        return compile(text, TableAutomaton.MAX_STATES);
    }

    /** @param most states of the table; more are simulated */
    static LinearPattern compile(String text, int most) throws PatternException {
        Positions positions = new Positions(PatternParser.parse(text), text);
        List<BitSet> reads = positions.reads;
        CharacterClasses classes = new CharacterClasses(reads);
        Automaton table = TableAutomaton.of(positions, classes, most);
        return new LinearPattern(text, table != null ? table : new SetAutomaton(positions, classes));
    }

    /** True if the expression is found in these characters. */
    public boolean find(char[] chars, int from, int to) {
        return automaton.find(chars, from, to);
    }

    /** True if the expression is found in these octets, each a Latin-1 character. */
    public boolean find(byte[] bytes, int from, int to) {
        return automaton.find(bytes, from, to);
    }

    /** The expression. */
    @Override
    public String toString() {
        return text;
    }
}
