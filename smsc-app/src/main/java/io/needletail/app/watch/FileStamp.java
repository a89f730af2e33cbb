package io.needletail.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Tells one version of a file from the next, whether it was edited in place or replaced.
 *
 * @param identity inode or the like
 */
public record FileStamp(
        @Nullable FileTime modified, long size, @Nullable Object identity) {
    private static final FileStamp MISSING = new FileStamp(null, -1, null);

    /** Of a file that need not exist; one system call. */
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return MISSING;
        }
    }
}
