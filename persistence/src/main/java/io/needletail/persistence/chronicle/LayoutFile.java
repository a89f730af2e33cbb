package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The layout of a journal's records, a number in {@code journal.layout}: to a build that reads another one the files would
 * look empty, and what waits in them would be lost without a word. Journals of layout 1 have no such file.
 */
final class LayoutFile {
    /** The one that this build writes and reads. */
    static final int LAYOUT = 2;

    private static final String FILE = "journal.layout";
    private static final String FIRST_LAYOUT = "1";

    private LayoutFile() {}

    /**
     * Checks the layout of a journal.
     *
     * @throws JournalException if it is another one; the text says what to do
     */
    static void check(Path directory) {
        String found = read(directory);
        if (!found.equals(String.valueOf(LAYOUT))) {
            throw new JournalException(
                    "the journal in " + directory + " has layout " + found + ", this build reads layout " + LAYOUT
                            + " only; let the build that wrote it settle what waits, or name another data.dir");
        }
    }

    /** {@link #check}, but an empty directory gets the layout of this build. For the holder of the lock. */
    static void checkOrCreate(Path directory) {
        if (!Files.exists(directory.resolve(FILE)) && !holdsJournal(directory)) {
            write(directory);
        }
        check(directory);
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
