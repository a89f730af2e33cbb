package io.needletail.api.message;

/** What a {@link StateStore} knows of a message: a mutable flyweight, owned by the shard thread. */
public final class StoredState {
    /** Hash of the system_id that submitted it. */
    public int account;
    /** Hash of its source address. */
    public int source;

    public MessageState state = MessageState.UNKNOWN;
    public int networkError;
    /** When it reached the state, milliseconds since 1970 UTC, to the second. */
    public long timeMillis;
}
