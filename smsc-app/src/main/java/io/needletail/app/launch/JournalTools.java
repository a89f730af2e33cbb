package io.needletail.app.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Reads journals for people, also while a server writes them. Called by the main thread. */
public interface JournalTools {

    /** Prints every record, one line each. */
    void dump(Path dataDirectory, PrintWriter out) throws IOException;

    /** Prints sizes and counts. */
    void stats(Path dataDirectory, PrintWriter out) throws IOException;

    /**
     * Checks every record and prints what is damaged.
     *
     * @return true if nothing is
     */
    boolean verify(Path dataDirectory, PrintWriter out) throws IOException;
}
