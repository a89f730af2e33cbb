package io.needletail.api.route;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives names small dense numbers that stay the same while the process lives: one registry for destinations, one for the
 * names of rules. So a snapshot compiled later means the same destination by the same number, and counters survive it.
 * Registering locks, looking up by number does not. Any thread.
 */
public final class NameRegistry {
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile String[] names = new String[0];

    /** The number of a name, a new one if it was never seen. */
    public synchronized int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        String[] old = names;
        String[] grown = Arrays.copyOf(old, old.length + 1);
        grown[old.length] = name;
        names = grown;
        numbers.put(name, old.length);
        return old.length;
    }

    /** The number of a name, null if it was never registered. */
    public synchronized @Nullable Integer find(String name) {
        return numbers.get(name);
    }

    /**
     * The name with this number.
     *
     * @throws ArrayIndexOutOfBoundsException for a number that {@link #number} did not give out
     */
    public String name(int number) {
        return names[number];
    }

    /** Names so far: numbers are 0 to one less. */
    public int size() {
        return names.length;
    }
}
