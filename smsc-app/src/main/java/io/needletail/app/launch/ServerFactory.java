package io.needletail.app.launch;

import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;

/** Puts a server together and starts it. Called by the main thread. */
@FunctionalInterface
public interface ServerFactory {

    /**
     * Returns once SMPP listens.
     *
     * @throws ConfigurationException if files that the configuration names cannot be used
     * @throws LaunchException if the machine does not allow what was asked: a port is taken, a directory is locked
     */
    RunningServer start(SmscConfig config) throws ConfigurationException, LaunchException;
}
