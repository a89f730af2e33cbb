package io.needletail.api.route;

/**
 * The names that snapshots and shards agree on by number. One for the whole process.
 *
 * @param destinations see {@link DestinationName}
 * @param rules names of routing rules, of all snapshots so far
 */
public record RouteNames(NameRegistry destinations, NameRegistry rules) {

    /** With no names yet. */
    public static RouteNames empty() {
        return new RouteNames(new NameRegistry(), new NameRegistry());
    }
}
