package io.needletail.core.protocol;

/** A few ASCII characters that a word of a text may begin with, its letters in either case. Immutable. */
final class Label {
    private static final int FOLD = 0x20;

    private final long octets;
    /** What makes a letter a small one, and leaves other characters alone. */
    private final long fold;

    private final long mask;
    private final int length;

    /** @param text up to eight characters of ASCII */
    Label(String text) {
        long all = 0;
        long letters = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char character = text.charAt(i);
            boolean letter = Character.isLetter(character);
            all = all << Byte.SIZE | (letter ? character | FOLD : character);
            letters = letters << Byte.SIZE | (letter ? FOLD : 0);
        }
        octets = all;
        fold = letters;
        length = text.length();
        mask = length == Long.BYTES ? -1 : (1L << Byte.SIZE * length) - 1;
    }

    int length() {
        return length;
    }

    /** @param front as {@link WordScan#front} gives it */
    boolean begins(long front) {
        return ((front | fold) & mask) == octets;
    }
}
