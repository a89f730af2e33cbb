package io.needletail.app.config.bind;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** "Did you mean ...?" for a misspelt word. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * A sentence to append to a message, empty if nothing is near.
     *
     * @param wrong what was written
     * @param known what exists
     */
    public static String of(String wrong, Collection<String> known) {
        int limit = Math.max(2, wrong.length() / 4);
        int nearest =
                known.stream().mapToInt(word -> distance(wrong, word)).min().orElse(Integer.MAX_VALUE);
        List<String> near = nearest <= limit
                ? known.stream()
                        .filter(word -> distance(wrong, word) == nearest)
                        .collect(Collectors.toList())
                : sameLeaf(wrong, known);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    /** A key written without its section, or in the wrong one. */
    private static List<String> sameLeaf(String wrong, Collection<String> known) {
        String leaf = wrong.substring(wrong.lastIndexOf('.') + 1);
        return known.stream().filter(word -> word.endsWith("." + leaf)).limit(3).collect(Collectors.toList());
    }

    /** Levenshtein distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
