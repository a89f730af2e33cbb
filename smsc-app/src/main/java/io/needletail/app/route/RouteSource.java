package io.needletail.app.route;

import io.needletail.app.config.bind.ConfigurationException;

/** Where rules come from. Called by one thread at a time. */
public interface RouteSource {

    /**
     * Reads and compiles.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    CompiledRoutes load() throws ConfigurationException;

    /** True if what the last load read has changed since, and has stopped changing. */
    boolean changed();

    /** For people: a path, or a key of the configuration. */
    String description();
}
