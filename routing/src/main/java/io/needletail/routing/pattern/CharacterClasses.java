package io.needletail.routing.pattern;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Characters that an expression cannot tell apart have one class: a table for Latin-1, ranges for the rest. Immutable. */
final class CharacterClasses {
    private static final int LATIN = 256;

    private final int[] latin = new int[LATIN];
    private final int[] starts;
    private final int[] classes;
    private final int count;
    private final int[] samples;

    CharacterClasses(List<BitSet> sets) {
        TreeSet<Integer> edges = new TreeSet<>();
        edges.add(0);
        edges.add(LATIN);
        List<BitSet> distinct = sets.stream().distinct().toList();
        for (BitSet set : distinct) {
            for (int from = set.nextSetBit(0); from >= 0; from = set.nextSetBit(set.nextClearBit(from))) {
                edges.add(from);
                edges.add(set.nextClearBit(from));
            }
        }
        edges.remove(CharacterSets.CHARACTERS);
        starts = edges.stream().mapToInt(Integer::intValue).toArray();
        classes = new int[starts.length];
        Map<BitSet, Integer> known = new HashMap<>();
        int[] firsts = new int[starts.length];
        for (int i = 0; i < starts.length; i++) {
            BitSet members = new BitSet();
            for (int set = 0; set < distinct.size(); set++) {
                members.set(set, distinct.get(set).get(starts[i]));
            }
            Integer same = known.putIfAbsent(members, known.size());
            classes[i] = same == null ? known.size() - 1 : same;
            firsts[classes[i]] = same == null ? starts[i] : firsts[classes[i]];
        }
        count = known.size();
        samples = firsts;
        for (char c = 0; c < LATIN; c++) {
            latin[c] = search(c);
        }
    }

    int count() {
        return count;
    }

    /** A character of the class. */
    int sample(int number) {
        return samples[number];
    }

    int of(char c) {
        return c < LATIN ? latin[c] : search(c);
    }

    private int search(char c) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (starts[middle] <= c) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return classes[low];
    }
}
