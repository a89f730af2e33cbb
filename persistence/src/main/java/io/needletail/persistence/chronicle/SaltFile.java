package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import io.needletail.persistence.scan.SaltSearch;
import io.needletail.persistence.store.BatchSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.OptionalInt;

/**
 * The number bound into a journal's checksums, so that bytes an ESME sent can never pass for a record. Eight hexadecimal
 * digits in {@code journal.salt}; every batch header holds it too.
 */
public final class SaltFile {
    private static final String FILE = "journal.salt";

    private SaltFile() {}

    /** The salt of an existing journal; without the file, the one its batches name; 0 for an empty journal. */
    public static int find(Path directory, BatchSource source) {
        OptionalInt kept = read(directory);
        return kept.isPresent()
                ? kept.getAsInt()
                : new SaltSearch(source).find().orElse(0);
    }

    /** As {@link #find}, but a journal without one gets one. */
    public static int findOrCreate(Path directory, BatchSource source) {
        OptionalInt kept = read(directory);
        if (kept.isPresent()) {
            return kept.getAsInt();
        }
        int salt = new SaltSearch(source).find().orElseGet(() -> new SecureRandom().nextInt());
        write(directory, salt);
        return salt;
    }

    private static OptionalInt read(Path directory) {
        try {
            String text = Files.readString(directory.resolve(FILE), StandardCharsets.ISO_8859_1)
                    .strip();
            return text.matches("[0-9a-f]{8}")
                    ? OptionalInt.of(Integer.parseUnsignedInt(text, 16))
                    : OptionalInt.empty();
        } catch (NoSuchFileException e) {
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new JournalException("the file " + directory.resolve(FILE) + " cannot be read: " + e, e);
        }
    }

    private static void write(Path directory, int salt) {
        Path written = directory.resolve(FILE + ".new");
        String digits = Integer.toHexString(salt);
        try {
            Files.writeString(written, "0".repeat(8 - digits.length()) + digits + "\n");
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(written, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
            JournalDirectory.force(directory);
        } catch (IOException e) {
            throw new JournalException("the file " + directory.resolve(FILE) + " cannot be written: " + e, e);
        }
    }
}
