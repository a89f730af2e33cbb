package io.needletail.app.launch;

/** A server that listens. Any thread. */
public interface RunningServer extends AutoCloseable {

    /** The SMPP port in use; it listens already. */
    int smppPort();

    /** The SMPP port with TLS, 0 where there is none. */
    default int tlsPort() {
        return 0;
    }

    /**
     * The HTTP port in use, 0 if HTTP is off. Waits for the HTTP server, which starts beside the SMPP one.
     *
     * @throws LaunchException if it could not listen
     */
    int httpPort() throws LaunchException;

    /** Reads the routing rules again; what is wrong with them is in the log, and the rules in force stay. */
    void reloadRoutes();

    /** Drains and stops; returns when everything is on disk and closed. Twice is once. */
    @Override
    void close();
}
