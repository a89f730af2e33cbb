package io.needletail.routing.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A regular expression as positions: each is a set of characters that may be read there, and knows which positions may be next.
 * Made from the tree by way of an automaton with silent steps (Thompson's), whose closures are taken here. Position sets also
 * say whether the expression is found, at once or if the text ends: two bits behind the positions.
 */
final class Positions {
    private static final int MAX_STATES = 20_000;
    private static final int MAX_POSITIONS = 2_000;
    private static final int NOWHERE = -1;

    private enum Kind {
        READ,
        SPLIT,
        BEGIN,
        END,
        FOUND
    }

    private final List<Kind> kinds = new ArrayList<>();
    private final List<int[]> nexts = new ArrayList<>();
    private final List<Integer> positionOf = new ArrayList<>();
    private final List<Integer> stateOf = new ArrayList<>();
    private final String text;

    /** What may be read at each position. */
    final List<BitSet> reads = new ArrayList<>();
    /** What may come after each position. */
    final List<BitSet> follow = new ArrayList<>();
    /** What may come at the beginning of the text. */
    final BitSet atBegin;
    /** What may come where a match starts within the text. */
    final BitSet within;

    Positions(Syntax syntax, String text) throws PatternException {
        this.text = text;
        int found = state(Kind.FOUND, NOWHERE, NOWHERE);
        int start = build(syntax, found);
        atBegin = closure(start, true);
        within = closure(start, false);
        for (int state : stateOf) {
            follow.add(closure(nexts.get(state)[0], false));
        }
    }

    int count() {
        return reads.size();
    }

    /** Bit of a set: the expression is found. */
    int foundBit() {
        return count();
    }

    /** Bit of a set: the expression is found if the text ends here. */
    int foundAtEndBit() {
        return count() + 1;
    }

    /** The state from which a part leads to {@code next}. */
    private int build(Syntax syntax, int next) throws PatternException {
        if (syntax instanceof Syntax.Chars chars) {
            return read(chars.set(), next);
        } else if (syntax instanceof Syntax.Sequence sequence) {
            int entry = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                entry = build(sequence.parts().get(i), entry);
            }
            return entry;
        } else if (syntax instanceof Syntax.Choice choice) {
            int entry = NOWHERE;
            for (Syntax alternative : choice.alternatives()) {
                entry = state(Kind.SPLIT, build(alternative, next), entry);
            }
            return entry;
        } else if (syntax instanceof Syntax.Repeat repeat) {
            return repeat(repeat, next);
        }
        return state(syntax instanceof Syntax.Begin ? Kind.BEGIN : Kind.END, next, NOWHERE);
    }

    private int repeat(Syntax.Repeat repeat, int next) throws PatternException {
        int entry = next;
        if (repeat.max() == Syntax.UNLIMITED) {
            int loop = state(Kind.SPLIT, NOWHERE, next);
            nexts.get(loop)[0] = build(repeat.part(), loop);
            entry = loop;
        }
        for (int i = repeat.max(); i > repeat.min(); i--) {
            entry = state(Kind.SPLIT, build(repeat.part(), entry), next);
        }
        for (int i = 0; i < repeat.min(); i++) {
            int before = entry;
            entry = build(repeat.part(), before);
            if (entry == before) {
                break; // nothing, however often
            }
        }
        return entry;
    }

    private int read(BitSet set, int next) throws PatternException {
        int state = state(Kind.READ, next, NOWHERE);
        positionOf.set(state, reads.size());
        reads.add(set);
        stateOf.add(state);
        if (reads.size() > MAX_POSITIONS) {
            throw new PatternException(1, text, "up to " + MAX_POSITIONS + " characters with repetitions written out");
        }
        return state;
    }

    private int state(Kind kind, int first, int second) throws PatternException {
        if (kinds.size() == MAX_STATES) {
            throw new PatternException(1, text, "smaller expressions: this has more than " + MAX_STATES + " states");
        }
        kinds.add(kind);
        nexts.add(new int[] {first, second});
        positionOf.add(NOWHERE);
        return kinds.size() - 1;
    }

    /** Positions that silent steps lead to, and the two bits. */
    private BitSet closure(int from, boolean begin) {
        BitSet set = new BitSet(count() + 2);
        for (int state : reached(from, begin, false)) {
            if (kinds.get(state) == Kind.READ) {
                set.set(positionOf.get(state));
            } else if (kinds.get(state) == Kind.FOUND) {
                set.set(foundBit());
            }
        }
        for (int state : reached(from, begin, true)) {
            if (kinds.get(state) == Kind.FOUND) {
                set.set(foundAtEndBit());
            }
        }
        return set;
    }

    private List<Integer> reached(int from, boolean begin, boolean end) {
        List<Integer> reached = new ArrayList<>();
        BitSet seen = new BitSet();
        reached.add(from);
        seen.set(from);
        for (int i = 0; i < reached.size(); i++) {
            int state = reached.get(i);
            Kind kind = kinds.get(state);
            boolean passes = kind == Kind.SPLIT || kind == Kind.BEGIN && begin || kind == Kind.END && end;
            for (int next : nexts.get(state)) {
                if (passes && next != NOWHERE && !seen.get(next)) {
                    seen.set(next);
                    reached.add(next);
                }
            }
        }
        return reached;
    }
}
