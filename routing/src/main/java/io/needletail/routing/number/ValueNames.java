package io.needletail.routing.number;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives the values of a list's second column small numbers; makes a String only of those it has not seen. One thread. */
final class ValueNames {
    static final int FULL = -1;
    private static final int SLOTS = NumberMap.MAX_VALUES * 4;

    private final List<String> names = new ArrayList<>();
    private final byte[][] octets = new byte[NumberMap.MAX_VALUES][];
    private final short[] slots = new short[SLOTS];

    /** The number of a value, or {@link #FULL} for one too many. */
    int number(byte[] bytes, int from, int end) {
        int hash = 1;
        for (int i = from; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            byte[] name = octets[known];
            if (Arrays.equals(name, 0, name.length, bytes, from, end)) {
                return known;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        int number = names.size();
        if (number == NumberMap.MAX_VALUES) {
            return FULL;
        }
        octets[number] = Arrays.copyOfRange(bytes, from, end);
        names.add(new String(octets[number], StandardCharsets.UTF_8));
        slots[slot] = (short) (number + 1);
        return number;
    }

    List<String> names() {
        return names;
    }
}
