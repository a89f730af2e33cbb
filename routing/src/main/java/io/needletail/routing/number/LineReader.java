package io.needletail.routing.number;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of a file in place: of each only what stands before {@code #}, without blanks around it; lines with nothing
 * left are skipped. Also keeps the errors of the lines. One thread.
 */
final class LineReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 17;
    private static final int SHOWN_CHARACTERS = 60;

    private final String origin;
    private final InputStream file;
    private final List<String> errors = new ArrayList<>();
    private byte[] bytes = new byte[BUFFER_BYTES];
    private int next;
    private int filled;
    private boolean ended;
    private long line;
    private long badLines;
    private int from;
    private int end;

    LineReader(Path path, String origin) throws IOException {
        this.origin = origin;
        file = Files.newInputStream(path);
    }

    /** Counts the lines of a file. */
    static long count(Path path) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long lines = 1;
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    /** Goes to the next line that says something; false at the end of the file. */
    boolean next() throws IOException {
        while (true) {
            int newline = findNewline();
            if (newline < 0) {
                return false;
            }
            line++;
            from = next;
            end = newline;
            next = newline + 1;
            trim();
            if (from < end) {
                return true;
            }
        }
    }

    /** Index of the newline that ends the next line, or of the end of the file behind its last octets; -1 at the end. */
    private int findNewline() throws IOException {
        int at = next;
        while (true) {
            while (at < filled) {
                if (bytes[at] == '\n') {
                    return at;
                }
                at++;
            }
            if (ended) {
                return next < filled ? filled : -1;
            }
            at -= next;
            fill();
        }
    }

    private void fill() throws IOException {
        int kept = filled - next;
        byte[] target = kept == bytes.length ? new byte[2 * kept] : bytes;
        System.arraycopy(bytes, next, target, 0, kept);
        bytes = target;
        next = 0;
        int read = file.read(bytes, kept, bytes.length - kept);
        filled = kept + Math.max(read, 0);
        ended = read < 0;
    }

    private void trim() {
        if (line == 1 && end - from >= 3 && (bytes[from] & 0xFF) == 0xEF && (bytes[from + 1] & 0xFF) == 0xBB) {
            from += 3;
        }
        for (int i = from; i < end; i++) {
            if (bytes[i] == '#') {
                end = i;
                break;
            }
        }
        while (from < end && bytes[from] <= ' ' && bytes[from] >= 0) {
            from++;
        }
        while (from < end && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int end() {
        return end;
    }

    /** Index of the first separator (comma, semicolon, blank, tab) from an index on, or {@link #end()}. */
    int separator(int start) {
        int at = start;
        while (at < end && !isSeparator(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Index of what stands behind a separator: blanks and one comma or semicolon are passed. */
    int behind(int separator) {
        int at = separator;
        boolean mark = false;
        while (at < end && isSeparator(bytes[at])) {
            boolean isMark = bytes[at] == ',' || bytes[at] == ';';
            if (isMark && mark) {
                break;
            }
            mark |= isMark;
            at++;
        }
        return at;
    }

    private static boolean isSeparator(byte octet) {
        return octet == ',' || octet == ';' || octet == ' ' || octet == '\t';
    }

    /** Notes that the line is bad. */
    void bad(String allowed) {
        badLines++;
        if (errors.size() < NumberListFile.MAX_ERRORS) {
            String text = new String(bytes, from, Math.min(end - from, SHOWN_CHARACTERS), StandardCharsets.UTF_8);
            String cut = end - from > SHOWN_CHARACTERS ? "..." : "";
            errors.add(origin + ":" + line + ": '" + text + cut + "', allowed: " + allowed);
        }
    }

    List<String> errors() {
        return errors;
    }

    long badLines() {
        return badLines;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
