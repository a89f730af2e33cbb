package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that one process, and in it one journal, uses a directory: an exclusive lock of the operating system on a file
 * in it, which ends with the process however that ends. Unlike a process id in a file it means something in a container.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "journal.lock";

    /** Locks of this process: opening the file again here would, when closed, give up the first lock (POSIX). */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock or refuses at once.
     *
     * @throws JournalException if someone holds it
     */
    static DirectoryLock take(Path directory) {
        Path real;
        try {
            real = directory.toRealPath();
        } catch (IOException e) {
            throw new JournalException("the journal directory " + directory + " cannot be opened: " + e, e);
        }
        if (!HELD.add(real)) {
            throw new JournalException("the journal in " + directory + " is already open in this process (pid "
                    + ProcessHandle.current().pid() + "); give each journal a directory of its own");
        }
        try {
            return new DirectoryLock(real, lock(real));
        } catch (IOException e) {
            HELD.remove(real);
            throw new JournalException(
                    "the journal directory " + directory + " cannot be locked; check its permissions: " + e, e);
        } catch (JournalException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new JournalException("the journal in " + directory + " is in use by another process"
                        + holder(channel) + "; stop it first, or use another directory");
            }
            channel.truncate(0);
            String pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | JournalException e) {
            channel.close();
            throw e;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        if (channel.read(bytes, 0) <= 0) {
            return "";
        }
        return " (pid " + new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip() + ")";
    }

    /** Gives the directory free. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalException("the lock of " + directory + " cannot be given up", e);
        } finally {
            HELD.remove(directory);
        }
    }
}
