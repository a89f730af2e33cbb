package io.needletail.routing.snapshot;

import java.util.Map;

/** Words, whatever the case of their letters, and a number for each: a hash table without objects to make. Immutable. */
final class WordTable {
    static final int NONE = -1;
    private static final int ASCII = 0x80;

    private final char[][] words;
    private final int[] numbers;

    WordTable(Map<String, Integer> entries) {
        int size = Math.max(2, Integer.highestOneBit(entries.size()) * 4);
        words = new char[size][];
        numbers = new int[size];
        entries.forEach(this::put);
    }

    private void put(String word, int number) {
        char[] folded = fold(word).toCharArray();
        int slot = slot(folded, folded.length);
        words[slot] = folded;
        numbers[slot] = number;
    }

    /** The number of a folded word, or {@link #NONE}. */
    int find(char[] folded, int length) {
        int slot = slot(folded, length);
        return words[slot] == null ? NONE : numbers[slot];
    }

    /** Where the word is, or would be. */
    private int slot(char[] folded, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + folded[i];
        }
        int slot = (hash ^ hash >>> 16) & words.length - 1;
        while (words[slot] != null && !same(words[slot], folded, length)) {
            slot = slot + 1 & words.length - 1;
        }
        return slot;
    }

    private static boolean same(char[] word, char[] other, int length) {
        if (word.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    static char fold(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    static String fold(String word) {
        StringBuilder folded = new StringBuilder();
        word.chars().forEach(c -> folded.append(fold((char) c)));
        return folded.toString();
    }
}
