package io.needletail.api.account;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distribution lists of an account, for submit_multi. Immutable; any thread.
 *
 * @param byName a dl_name has 1 to 20 characters of ASCII and is matched as it is written
 */
public record DistributionLists(Map<String, List<ListedAddress>> byName) {
    public static final DistributionLists NONE = new DistributionLists(Map.of());

    /** Most addresses of a list. */
    public static final int MOST_ADDRESSES = 1_000;

    private static final int LONGEST_NAME = 20;

    /** @throws IllegalArgumentException for a list that cannot be used */
    public DistributionLists {
        byName.forEach((name, addresses) -> {
            if (!isName(name)) {
                throw new IllegalArgumentException("distribution list '" + name + "': a name has 1 to " + LONGEST_NAME
                        + " characters of ASCII without blanks");
            }
            if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
                throw new IllegalArgumentException("distribution list '" + name + "' has " + addresses.size()
                        + " addresses; it may have 1 to " + MOST_ADDRESSES);
            }
        });
        byName = Map.copyOf(byName);
    }

    /** The addresses of a list; null for a name that no list has. */
    public @Nullable List<ListedAddress> find(String name) {
        return byName.get(name);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
