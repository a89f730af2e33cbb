package io.needletail.routing.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Collects all that is wrong with a ruleset, in one style: {@code origin: what = 'value', allowed: ...}. One thread. */
public final class Problems {
    private static final int MOST_NAMES = 12;

    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Notes an error: {@code where: key = 'value', allowed: allowed}. */
    public void error(String where, String key, Object value, String allowed) {
        errors.add(where + ": " + key + " = '" + value + "', allowed: " + allowed);
    }

    /** Notes something that works, but hardly as meant. */
    public void warning(String where, String sentence) {
        warnings.add(where + ": " + sentence);
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The names that are allowed, with that which is nearest to what was written. */
    public static String oneOf(Collection<String> names, String written) {
        TreeSet<String> sorted = new TreeSet<>(names);
        if (sorted.isEmpty()) {
            return "none, there are none yet";
        }
        String nearest = sorted.first();
        for (String name : sorted) {
            nearest = distance(name, written) < distance(nearest, written) ? name : nearest;
        }
        List<String> shown = sorted.stream().limit(MOST_NAMES).toList();
        String more = sorted.size() > MOST_NAMES ? ", ... (" + sorted.size() + ")" : "";
        boolean near = distance(nearest, written) <= Math.max(2, written.length() / 3);
        return "one of " + String.join(", ", shown) + more + (near ? "; did you mean " + nearest + "?" : "");
    }

    /** Letters to change, add or remove (Levenshtein). */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
