package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.ServerCommand;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A server that takes part.
 *
 * @param name for the command line and the log
 * @param title for the page
 * @param version of what is measured
 * @param start how it is started
 */
record Peer(String name, String title, String version, Start start) {
    /** Makes the command. */
    interface Start {
        /**
         * The command for one run.
         *
         * @param directory empty, for what the server keeps
         */
        ServerCommand command(Scenario scenario, Path directory) throws IOException;
    }
}
