package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.LoadRequest;
import java.util.List;

/**
 * One value of the quantity that grows.
 *
 * @param value of the quantity
 * @param load what the client does
 * @param server how Needletail is set up
 */
record Point(long value, LoadRequest load, Setup server) {
    /**
     * What is special about the server.
     *
     * @param settings besides the profile for load tests
     * @param routes prefixes in the routing table, 0 for an empty one
     * @param backlog messages that wait in it before the measurement begins
     */
    record Setup(List<String> settings, int routes, long backlog) {
        static final Setup PLAIN = new Setup(List.of(), 0, 0);
    }
}
