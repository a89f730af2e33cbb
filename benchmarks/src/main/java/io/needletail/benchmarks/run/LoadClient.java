package io.needletail.benchmarks.run;

import java.io.IOException;

/** A program that loads an SMPP server from a process of its own. */
public interface LoadClient {
    /**
     * One run, which takes as long as the request says and a little more.
     *
     * @throws IOException if the client cannot be started or does not answer in its format
     */
    LoadFigures run(ServerProcess server, LoadRequest request) throws IOException, InterruptedException;

    /** The command as it would be started, for the report. */
    String describe(LoadRequest request);
}
