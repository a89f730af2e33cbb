package io.needletail.api.account;

/** Binds of each type at a time, beside the limit for all of them; 0 is unlimited. Immutable. */
public record BindLimits(int transmitters, int receivers, int transceivers) {
    public static final BindLimits NONE = new BindLimits(0, 0, 0);

    public BindLimits {
        if (transmitters < 0 || receivers < 0 || transceivers < 0) {
            throw new IllegalArgumentException("limits of binds are not negative");
        }
    }
}
