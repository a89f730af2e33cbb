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

    /**
     * Prints every fact of one message, with its time.
     *
     * @return false if the journal knows no such message
     */
    boolean trace(Path dataDirectory, TraceRequest request, PrintWriter out) throws IOException;

    /** Writes call detail records, one for each message and for each receipt that belonged to none. */
    void export(Path dataDirectory, ExportRequest request, PrintWriter out) throws IOException;
}
