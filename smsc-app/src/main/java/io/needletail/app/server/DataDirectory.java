package io.needletail.app.server;

import io.needletail.app.config.SmscConfig;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code data.dir}: a directory for each shard and the number of shards it was made for. Ids and journals are divided by that
 * number, so it cannot change while there is something in them.
 */
final class DataDirectory {
    private static final String SHARDS_FILE = "shards";

    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /** @throws IOException naming the directory and what is wrong with it */
    static DataDirectory open(SmscConfig config) throws IOException {
        Path path = config.dataDirectory();
        int shards = config.shards().count();
        try {
            Files.createDirectories(path);
            Path file = path.resolve(SHARDS_FILE);
            if (!Files.exists(file)) {
                writeAtOnce(file, shards + System.lineSeparator());
            }
            int made = Integer.parseInt(Files.readString(file).strip());
            if (made != shards) {
                throw new IOException("data.dir " + path + " was made with shard.count = " + made + ", not " + shards
                        + ": set shard.count = " + made + ", or use another data.dir");
            }
        } catch (NumberFormatException e) {
            throw new IOException(
                    "data.dir " + path + ": the file " + SHARDS_FILE + " is damaged, it should hold the number"
                            + " of shards the directory was made with",
                    e);
        } catch (FileSystemException e) {
            throw new IOException(
                    "data.dir " + path + " cannot be used (" + reason(e) + "): it must be a directory this"
                            + " user can write to",
                    e);
        }
        return new DataDirectory(path);
    }

    /** Directory of one shard. */
    Path shard(int index) {
        return path.resolve("shard-" + index);
    }

    /** The file of broadcasts. */
    Path broadcasts() {
        return path.resolve("broadcasts");
    }

    /** A process that is killed on its first start leaves the whole file or none. */
    private static void writeAtOnce(Path file, String text) throws IOException {
        Path whole = file.resolveSibling(SHARDS_FILE + ".new");
        Files.writeString(whole, text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileAlreadyExistsException ? "it is a file" : String.valueOf(e.getReason());
    }
}
