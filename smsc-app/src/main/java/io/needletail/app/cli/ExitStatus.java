package io.needletail.app.cli;

/** Exit codes; part of the contract of the command line. */
final class ExitStatus {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** No connection to a server to be loaded, or no bind. */
    static final int UNREACHABLE = 3;

    private ExitStatus() {}
}
