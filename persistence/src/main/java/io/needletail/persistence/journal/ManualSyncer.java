package io.needletail.persistence.journal;

/** Runs a group sync when told to: for simulations and tests. One thread. */
public final class ManualSyncer implements Syncer {
    private Runnable groupSync = () -> {};
    private boolean requested;

    @Override
    public void start(Runnable newGroupSync) {
        groupSync = newGroupSync;
    }

    @Override
    public void request() {
        requested = true;
    }

    /** True if a batch was committed since the last run. */
    public boolean isRequested() {
        return requested;
    }

    /** One group sync, on this thread. */
    public void run() {
        requested = false;
        groupSync.run();
    }

    @Override
    public void close() {
        requested = false;
        groupSync = () -> {};
    }
}
