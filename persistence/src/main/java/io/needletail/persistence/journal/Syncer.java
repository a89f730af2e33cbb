package io.needletail.persistence.journal;

/** Decides when group syncs run: on a thread of their own, or by hand in a simulation. */
public interface Syncer extends AutoCloseable {

    /** Called once, before the first commit, with the sync to run: it forces what is committed and never throws. */
    void start(Runnable groupSync);

    /** A batch was committed. Called by the shard thread; must not block. */
    void request();

    /** No sync runs after this returned. Called by the thread that closes the journal. */
    @Override
    void close();
}
