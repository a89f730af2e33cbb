package io.needletail.app.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The few names that come up again and again, as one string each; forgets some when there are many. One thread. */
final class KnownTexts {
    private static final int PLACES = 1024;

    private final byte[][] octets = new byte[PLACES][];
    private final String[] texts = new String[PLACES];

    KnownTexts() {
        Arrays.fill(octets, new byte[0]);
        Arrays.fill(texts, "");
    }

    String of(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        if (!Arrays.equals(octets[place], 0, octets[place].length, bytes, from, from + length)) {
            octets[place] = Arrays.copyOfRange(bytes, from, from + length);
            texts[place] = FactLine.printable(new String(octets[place], StandardCharsets.ISO_8859_1));
        }
        return texts[place];
    }
}
