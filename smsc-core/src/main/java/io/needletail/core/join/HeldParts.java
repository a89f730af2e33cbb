package io.needletail.core.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts that wait for the others of their message, by what these have in common. Another text under the same number is another
 * message: ESMEs use references again, or always the same. Shard thread only.
 */
public final class HeldParts {
    /** Messages with the same key that may be incomplete at a time. */
    private static final int MOST_ALIKE = 16;

    private final Map<PartKey, List<PartGroup>> groups = new HashMap<>();
    private final Int2ObjectHashMap<PartGroup> byEntry = new Int2ObjectHashMap<>();
    private final Int2IntHashMap perAccount = new Int2IntHashMap(0);

    /** Parts held. */
    public int size() {
        return byEntry.size();
    }

    /** Parts held for an account. */
    public int size(int account) {
        return perAccount.get(account);
    }

    /** The group that a part belongs to, a new one perhaps; null if there are too many that it does not belong to. */
    public @Nullable PartGroup place(PartKey key, int number, long hash, long deadlineMillis) {
        List<PartGroup> alike = groups.getOrDefault(key, List.of());
        for (PartGroup group : alike) {
            if (group.takes(number, hash)) {
                return group;
            }
        }
        return alike.size() < MOST_ALIKE ? new PartGroup(key, deadlineMillis) : null;
    }

    /** Holds a part in the group that {@link #place} named. */
    public void add(PartGroup group, int number, long hash, int entry) {
        if (group.size() == 0) {
            groups.computeIfAbsent(group.key(), key -> new ArrayList<>(1)).add(group);
        }
        group.add(number, hash, entry);
        byEntry.put(entry, group);
        int account = group.key().account();
        perAccount.put(account, perAccount.get(account) + 1);
    }

    /** The group of a part that is held, else null. */
    public @Nullable PartGroup of(int entry) {
        return byEntry.get(entry);
    }

    /** A part is not held any more. */
    public void remove(int entry) {
        PartGroup group = byEntry.remove(entry);
        if (group == null) {
            return;
        }
        group.remove(entry);
        int account = group.key().account();
        int rest = perAccount.remove(account) - 1;
        if (rest > 0) {
            perAccount.put(account, rest);
        }
        if (group.size() == 0) {
            forget(group);
        }
    }

    private void forget(PartGroup group) {
        List<PartGroup> alike = groups.get(group.key());
        if (alike != null) {
            alike.remove(group);
            if (alike.isEmpty()) {
                groups.remove(group.key());
            }
        }
    }
}
