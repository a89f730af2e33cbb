package io.needletail.benchmarks.run;

/** The account of the profile loadtest; the peers take anything. */
public final class LoadAccount {
    /** Both system_id and password. */
    public static final String NAME = "load";

    private LoadAccount() {}
}
