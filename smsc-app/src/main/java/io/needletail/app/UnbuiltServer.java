package io.needletail.app;

import io.needletail.app.config.SmscConfig;
import io.needletail.app.launch.LaunchException;
import io.needletail.app.launch.RunningServer;
import io.needletail.app.launch.ServerFactory;

/** Stands where the composition root goes. */
final class UnbuiltServer implements ServerFactory {

    @Override
    public RunningServer start(SmscConfig config) throws LaunchException {
        throw new LaunchException("this build has no server", null);
    }
}
