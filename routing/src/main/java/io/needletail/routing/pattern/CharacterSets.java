package io.needletail.routing.pattern;

import java.util.BitSet;

/** The sets of UTF-16 code units that regular expressions name. */
final class CharacterSets {
    static final int CHARACTERS = 1 << 16;

    private CharacterSets() {}

    static BitSet range(int from, int to) {
        BitSet set = new BitSet();
        set.set(from, to + 1);
        return set;
    }

    static BitSet not(BitSet set) {
        BitSet rest = range(0, CHARACTERS - 1);
        rest.andNot(set);
        return rest;
    }

    /** Everything but the ends of lines, as {@code .} has it. */
    static BitSet dot() {
        BitSet ends = range('\n', '\n');
        ends.set('\r');
        ends.set('\u0085');
        ends.set('\u2028', '\u2029' + 1);
        return not(ends);
    }

    static BitSet word() {
        BitSet set = range('a', 'z');
        set.set('A', 'Z' + 1);
        set.set('0', '9' + 1);
        set.set('_');
        return set;
    }

    static BitSet space() {
        BitSet set = range('\t', '\r');
        set.set(' ');
        return set;
    }

    /** The characters and their other cases. */
    static BitSet bothCases(BitSet set) {
        BitSet both = (BitSet) set.clone();
        for (int c = set.nextSetBit(0); c >= 0; c = set.nextSetBit(c + 1)) {
            both.set(Character.toUpperCase((char) c));
            both.set(Character.toLowerCase((char) c));
            both.set(Character.toLowerCase(Character.toUpperCase((char) c)));
        }
        return both;
    }
}
