package io.needletail.api.message;

/**
 * Remembers how messages ended after they have been forgotten, for query_sm: the newest so many, for so long. Shard thread
 * only; never blocks.
 */
public interface StateStore {
    /** Remembers nothing. */
    StateStore NONE = new StateStore() {
        @Override
        public void accepted(long id, int account, int source) {}

        @Override
        public void concluded(long id, MessageState state, int networkError, long timeMillis) {}

        @Override
        public boolean find(long id, long nowMillis, StoredState into) {
            return false;
        }
    };

    /**
     * A message was accepted.
     *
     * @param account hash of the system_id
     * @param source hash of the source address
     */
    void accepted(long id, int account, int source);

    /** It has reached a final state. */
    void concluded(long id, MessageState state, int networkError, long timeMillis);

    /** Finds a message that has reached a final state, not too long ago. */
    boolean find(long id, long nowMillis, StoredState into);
}
