package io.needletail.app;

import io.needletail.app.launch.JournalTools;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Stands where the journal's reader goes. */
final class UnbuiltJournalTools implements JournalTools {
    private static final String MISSING = "this build has no journal reader";

    @Override
    public void dump(Path dataDirectory, PrintWriter out) throws IOException {
        throw new IOException(MISSING);
    }

    @Override
    public void stats(Path dataDirectory, PrintWriter out) throws IOException {
        throw new IOException(MISSING);
    }

    @Override
    public boolean verify(Path dataDirectory, PrintWriter out) throws IOException {
        throw new IOException(MISSING);
    }
}
