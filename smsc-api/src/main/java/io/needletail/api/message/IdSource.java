package io.needletail.api.message;

/** Message ids for one shard: positive, rising, never given out twice, across restarts too. Shard thread; never blocks. */
@FunctionalInterface
public interface IdSource {
    /** No id can be given now; the submit is refused. */
    long EXHAUSTED = -1;

    /** The next id or {@link #EXHAUSTED}. */
    long next();
}
