package io.needletail.routing.pattern;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Follows all positions of an expression at once, as bits of a few words: for expressions whose states are too many for a
 * table. Time is linear in the text and in the positions.
 */
final class SetAutomaton implements LinearPattern.Automaton {
    private static final ThreadLocal<long[][]> SETS = ThreadLocal.withInitial(() -> new long[2][0]);

    private final CharacterClasses classes;
    private final int words;
    /** By class: the positions that read it. */
    private final long[][] readers;
    /** By position: what may come next. */
    private final long[][] follow;

    private final long[] atBegin;
    private final long[] within;
    private final int foundBit;
    private final int foundAtEndBit;

    SetAutomaton(Positions positions, CharacterClasses classes) {
        this.classes = classes;
        words = (positions.count() + 2 + 63) / 64;
        foundBit = positions.foundBit();
        foundAtEndBit = positions.foundAtEndBit();
        atBegin = words(positions.atBegin);
        within = words(positions.within);
        follow = new long[positions.count()][];
        readers = new long[classes.count()][];
        for (int c = 0; c < readers.length; c++) {
            BitSet reading = new BitSet();
            for (int p = 0; p < positions.count(); p++) {
                reading.set(p, positions.reads.get(p).get(classes.sample(c)));
            }
            readers[c] = words(reading);
        }
        for (int p = 0; p < follow.length; p++) {
            follow[p] = words(positions.follow.get(p));
        }
    }

    private long[] words(BitSet set) {
        return Arrays.copyOf(set.toLongArray(), words);
    }

    @Override
    public boolean find(char[] chars, int from, int to) {
        long[][] sets = begin();
        for (int i = from; i < to && !has(sets[0], foundBit); i++) {
            step(sets, classes.of(chars[i]));
        }
        return has(sets[0], foundBit) || has(sets[0], foundAtEndBit);
    }

    @Override
    public boolean find(byte[] bytes, int from, int to) {
        long[][] sets = begin();
        for (int i = from; i < to && !has(sets[0], foundBit); i++) {
            step(sets, classes.of((char) (bytes[i] & 0xFF)));
        }
        return has(sets[0], foundBit) || has(sets[0], foundAtEndBit);
    }

    private long[][] begin() {
        long[][] sets = SETS.get();
        if (sets[0].length < words) {
            sets[0] = new long[words];
            sets[1] = new long[words];
        }
        System.arraycopy(atBegin, 0, sets[0], 0, words);
        return sets;
    }

    /** Replaces the set in use by that behind one character. */
    private void step(long[][] sets, int read) {
        long[] now = sets[0];
        long[] next = sets[1];
        long[] reading = readers[read];
        System.arraycopy(within, 0, next, 0, words);
        for (int word = 0; word < words; word++) {
            for (long left = now[word] & reading[word]; left != 0; left &= left - 1) {
                long[] after = follow[word * 64 + Long.numberOfTrailingZeros(left)];
                for (int i = 0; i < words; i++) {
                    next[i] |= after[i];
                }
            }
        }
        sets[0] = next;
        sets[1] = now;
    }

    private static boolean has(long[] set, int bit) {
        return (set[bit >>> 6] >>> bit & 1) != 0;
    }
}
