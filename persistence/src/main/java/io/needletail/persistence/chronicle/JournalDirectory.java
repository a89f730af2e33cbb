package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one journal:
 *
 * <pre>
 * journal.lock                   held by the process that writes
 * journal.layout                 number of the layout of the records
 * journal.salt                   secret of the checksums
 * quarantine.txt                 damage found, one line each
 * run-00000017/00000017.cq4      a Chronicle queue of its own for each start, named after its first file
 * run-00000017/00000018.cq4
 * run-00000017/metadata.cq4t
 * spare-0                        a finished file to be written over
 * </pre>
 *
 * File numbers go up over all runs. Used by the thread that owns the journal.
 */
final class JournalDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(JournalDirectory.class);
    private static final String RUN_PREFIX = "run-";
    /** Chronicle's table in each run. */
    static final String TABLE = "metadata.cq4t";

    private static final String FILE_SUFFIX = ".cq4";
    private static final int MAX_FILE = (1 << 24) - 1;

    private final Path path;
    private final NavigableMap<Integer, Path> files = new TreeMap<>();

    private JournalDirectory(Path path) {
        this.path = path;
    }

    /** Opens the directory for writing, creates it where necessary. */
    static JournalDirectory create(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new JournalException("the journal directory " + path + " is a file; name a directory");
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new JournalException("the journal directory " + path + " cannot be created: " + e, e);
        }
        if (!Files.isWritable(path) || !Files.isReadable(path)) {
            throw new JournalException("the journal directory " + path + " is not writable and readable for this user;"
                    + " change its owner or permissions, or name another");
        }
        return new JournalDirectory(path);
    }

    /** Opens the directory for reading only. */
    static JournalDirectory existing(Path path) {
        if (!Files.isDirectory(path)) {
            throw new JournalException("there is no journal directory " + path);
        }
        LayoutFile.check(path);
        JournalDirectory directory = new JournalDirectory(path);
        directory.list();
        return directory;
    }

    /** Reads the names of all files again. */
    void list() {
        files.clear();
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(path, RUN_PREFIX + "*")) {
            for (Path run : runs) {
                listRun(run);
            }
        } catch (IOException e) {
            throw new JournalException("the journal directory " + path + " cannot be listed: " + e, e);
        }
    }

    private void listRun(Path run) throws IOException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(run, "*" + FILE_SUFFIX)) {
            for (Path file : names) {
                int number = number(file);
                if (number >= 0) {
                    files.put(number, file);
                }
            }
        } catch (NoSuchFileException e) {
            // Deleted by its owner since it was listed.
            return;
        }
    }

    private static int number(Path file) {
        String name = String.valueOf(file.getFileName());
        String digits = name.substring(0, name.length() - FILE_SUFFIX.length());
        return digits.matches("[0-9]{8}") ? Integer.parseInt(digits) : -1;
    }

    /** Deletes what runs left that were killed before they wrote anything. For the holder of the lock, after a list. */
    void deleteEmptyRuns() {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(path, RUN_PREFIX + "*")) {
            for (Path run : runs) {
                if (files.values().stream().noneMatch(file -> file.startsWith(run))) {
                    deleteRun(run);
                }
            }
        } catch (IOException e) {
            throw new JournalException("an empty run in " + path + " cannot be deleted: " + e, e);
        }
    }

    /** Makes the directory for the next start, behind all files there are. */
    Path createRun() {
        int number = nextNumber();
        Path run = runOf(number);
        try {
            Files.createDirectory(run);
            force(path);
        } catch (IOException e) {
            throw new JournalException("the journal directory " + path + " cannot be written to: " + e, e);
        }
        return run;
    }

    /** Number behind all files, and behind all runs that never got a file. */
    int nextNumber() {
        int next = files.isEmpty() ? 1 : files.lastKey() + 1;
        while (Files.exists(runOf(next))) {
            next++;
        }
        if (next > MAX_FILE) {
            throw new JournalException("the journal in " + path + " has used up its file numbers; start an empty one");
        }
        return next;
    }

    private Path runOf(int firstFile) {
        return path.resolve(RUN_PREFIX + name(firstFile));
    }

    private static String name(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(8 - digits.length()) + digits;
    }

    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Where a run keeps a file. */
    static Path fileIn(Path run, int number) {
        return run.resolve(name(number) + FILE_SUFFIX);
    }

    /** Notes a file that the current run began. */
    void began(int number, Path file) {
        files.put(number, file);
    }

    int[] numbers() {
        return files.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    @Nullable
    Path file(int number) {
        return files.get(number);
    }

    /** Size on disk, 0 if it is gone. */
    long size(int number) {
        Path file = files.get(number);
        if (file == null) {
            return 0;
        }
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new JournalException("the journal file " + file + " cannot be read: " + e, e);
        }
    }

    /** Forgets a file and has it deleted, and its run's directory with the last one unless it is the current run. */
    void delete(int number, Path currentRun, FileReaper reaper) {
        Path file = files.remove(number);
        if (file == null) {
            return;
        }
        reaper.deleteFile(file);
        Path run = file.getParent();
        if (run != null && !run.equals(currentRun) && files.values().stream().noneMatch(left -> left.startsWith(run))) {
            reaper.deleteRun(run);
        }
    }

    /** Removes a run's directory with Chronicle's table in it; one that holds anything else stays. */
    static void deleteRun(Path run) throws IOException {
        try {
            Files.deleteIfExists(run.resolve(TABLE));
            Files.deleteIfExists(run);
        } catch (DirectoryNotEmptyException e) {
            LOG.warn("The directory {} holds files that are not the journal's; it is left alone", run);
        }
    }

    Path path() {
        return path;
    }
}
