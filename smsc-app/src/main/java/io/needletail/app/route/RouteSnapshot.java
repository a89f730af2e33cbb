package io.needletail.app.route;

import java.time.Instant;

/**
 * The rules of one moment, in force.
 *
 * @param version counts the loads that succeeded, from 1
 * @param loaded when it was put in place
 * @param tookMillis reading and compiling
 */
public record RouteSnapshot(long version, Instant loaded, long tookMillis, CompiledRoutes routes) {}
