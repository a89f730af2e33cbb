package io.needletail.app.route.file;

import io.needletail.app.watch.FileStamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** One hash for the content of several files. A file that has not changed is not read again. Confined to the loading thread. */
final class FileHashes {
    private static final int BUFFER = 1 << 16;
    private static final int DIGITS = 12;

    private record Known(FileStamp stamp, String hash) {}

    private final Map<Path, Known> known = new HashMap<>();

    /**
     * The first digits of SHA-256 over the content of all files, in the order of their names.
     *
     * @param stamps taken before the files were read for use; a file that cannot be read counts as empty
     */
    String of(Map<Path, FileStamp> stamps) {
        MessageDigest all = sha256();
        new TreeMap<>(stamps).forEach((file, stamp) -> {
            all.update(file.toString().getBytes(StandardCharsets.UTF_8));
            all.update(hash(file, stamp).getBytes(StandardCharsets.US_ASCII));
        });
        known.keySet().retainAll(stamps.keySet());
        return HexFormat.of().formatHex(all.digest()).substring(0, DIGITS);
    }

    private String hash(Path file, FileStamp stamp) {
        Known before = known.get(file);
        if (before != null && before.stamp.equals(stamp)) {
            return before.hash;
        }
        MessageDigest one = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                one.update(buffer, 0, read);
            }
        } catch (IOException e) {
            one.reset();
        }
        String hash = HexFormat.of().formatHex(one.digest());
        known.put(file, new Known(stamp, hash));
        return hash;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
