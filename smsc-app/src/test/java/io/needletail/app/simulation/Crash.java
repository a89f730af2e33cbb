package io.needletail.app.simulation;

/** The end of a process. An Error, because nothing in the process may survive it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    final CrashPoint point;

    Crash(CrashPoint point) {
        super("crash at " + point, null, false, false);
        this.point = point;
    }
}
