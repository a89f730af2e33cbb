package io.needletail.core.family;

import io.needletail.api.message.MessageState;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The families of one shard, by their own ids and by those of their messages. Holds nothing for messages of no family. */
public final class Families {
    private final Long2ObjectHashMap<Family> byId = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Family> byMember = new Long2ObjectHashMap<>();

    /** True while no family lives. */
    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public int size() {
        return byId.size();
    }

    /**
     * A new family.
     *
     * @param account number in the registry
     * @param source hash of the source address
     * @param members as many as there will be, about
     */
    public Family open(long id, int account, int source, boolean oneReceipt, int members) {
        Family family = new Family(id, account, source, oneReceipt, members);
        byId.put(id, family);
        return family;
    }

    /** A message without a final state becomes a member. */
    public void join(Family family, long member) {
        family.join(member);
        byMember.put(member, family);
    }

    /** The family with this id; null for none that lives. */
    public @Nullable Family find(long id) {
        return byId.get(id);
    }

    /** The family of a message without a final state; null for none. */
    public @Nullable Family of(long member) {
        return byMember.get(member);
    }

    /** A message has reached a final state; its family, which is forgotten with the last one; null for none. */
    public @Nullable Family conclude(long member, MessageState state, int networkError) {
        Family family = byMember.remove(member);
        if (family != null) {
            family.conclude(state, networkError);
            if (family.isOver()) {
                byId.remove(family.id());
            }
        }
        return family;
    }
}
