package io.needletail.load.message;

/** Where messages go. Immutable; each loop takes a source of its own. */
public sealed interface Destinations permits DestinationPattern, DestinationList {
    /** Octets to have free for {@link Source#next}: TON, NPI, 20 characters, NUL. */
    int MAX_BYTES = 23;

    /**
     * The destinations of one loop.
     *
     * @param lane number of the loop, from 0
     * @param lanes number of loops; together they take every destination in order
     * @param random where random ones come from
     */
    Source source(int lane, int lanes, FastRandom random);

    /** One thread's. */
    interface Source {
        /** Writes the next address: TON, NPI, characters, NUL. Returns the index behind it. */
        int next(byte[] out, int at);
    }
}
