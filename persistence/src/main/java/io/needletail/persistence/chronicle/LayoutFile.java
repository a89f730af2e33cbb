package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * The layout of a journal's records, a number in {@code journal.layout}: to a build that reads another one the files would
 * look empty, or to have holes, and what waits in them would be lost without a word. Journals of layout 1 have no such file. A
 * journal of layout 2 is read as it is, and has layout 3 from the first start that may write to it.
 */
final class LayoutFile {
    /** The one that this build writes. */
    static final int LAYOUT = 3;

    private static final String FILE = "journal.layout";
    private static final String FIRST_LAYOUT = "1";
    private static final Set<String> READABLE = Set.of("2", String.valueOf(LAYOUT));

    private LayoutFile() {}

    /**
     * Checks the layout of a journal.
     *
     * @return the layout
     * @throws JournalException if it is one that this build does not read; the text says what to do
     */
    static String check(Path directory) {
        String found = read(directory);
        if (!READABLE.contains(found)) {
            throw new JournalException("the journal in " + directory + " has layout " + found
                    + ", this build reads layouts 2 and " + LAYOUT
                    + "; let the build that wrote it settle what waits, or name another data.dir");
        }
        return found;
    }

    /**
     * {@link #check}, and from now on the directory has the layout of this build: one that reads less is to refuse it. For the
     * holder of the lock, before anything is written.
     */
    static void checkAndClaim(Path directory) {
        String found = check(directory);
        if (!found.equals(String.valueOf(LAYOUT)) || !Files.exists(directory.resolve(FILE))) {
            write(directory);
        }
    }

    private static String read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return holdsJournal(directory) ? FIRST_LAYOUT : String.valueOf(LAYOUT);
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw new JournalException("the file " + file + " cannot be read: " + e, e);
        }
    }

    private static boolean holdsJournal(Path directory) {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(directory, "run-*")) {
            return runs.iterator().hasNext();
        } catch (IOException e) {
            throw new JournalException("the journal directory " + directory + " cannot be listed: " + e, e);
        }
    }

    private static void write(Path directory) {
        Path written = directory.resolve(FILE + ".new");
        try {
            Files.writeString(written, LAYOUT + "\n");
            Files.move(written, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
            JournalDirectory.force(directory);
        } catch (IOException e) {
            throw new JournalException("the journal directory " + directory + " cannot be written to: " + e, e);
        }
    }
}
