package io.needletail.routing.pattern;

import java.util.BitSet;
import java.util.List;

/** A regular expression as a tree. */
sealed interface Syntax {
    /** No upper limit of a repetition. */
    int UNLIMITED = -1;

    /** One character of a set; the set is shared and left alone. */
    record Chars(BitSet set) implements Syntax {}

    /** One after the other; none for the empty text. */
    record Sequence(List<Syntax> parts) implements Syntax {}

    record Choice(List<Syntax> alternatives) implements Syntax {}

    /** @param max {@link #UNLIMITED}, or at least {@code min} */
    record Repeat(Syntax part, int min, int max) implements Syntax {}

    /** The beginning of the text. */
    record Begin() implements Syntax {}

    /** The end of the text. */
    record End() implements Syntax {}
}
