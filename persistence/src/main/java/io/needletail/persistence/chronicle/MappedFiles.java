package io.needletail.persistence.chronicle;

import io.needletail.api.journal.JournalException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.agrona.IoUtil;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Read-only mappings of the journal's files, in segments that are mapped when first read and let go when others are needed
 * more. Scans share one segment, so that a replay does not leave gigabytes mapped. A mapping sees what the process wrote last. Bounds are checked against the size of the file, which only grows.
 * One thread.
 */
final class MappedFiles implements AutoCloseable {
    private static final int SEGMENT_BITS = 26;
    private static final long SEGMENT_BYTES = 1L << SEGMENT_BITS;
    private static final int MAX_SEGMENTS = 256;
    /** Reads of this size belong to a scan, which does not come back: they share one mapping. */
    private static final int SCAN_BYTES = 64 << 10;

    private static final int PAGE_BYTES = 4096;
    private static final Segment NOTHING = new Segment(-1, 0, null, 0);

    private final JournalDirectory directory;
    private final Long2ObjectHashMap<Segment> segments = new Long2ObjectHashMap<>();

    private Segment last = NOTHING;
    private Segment scanned = NOTHING;
    private long uses;

    MappedFiles(JournalDirectory directory) {
        this.directory = directory;
    }

    /** See {@link io.needletail.persistence.store.BatchSource#read}. */
    int read(int file, long offset, byte[] into, int at, int length) {
        boolean scan = length >= SCAN_BYTES;
        int done = 0;
        while (done < length) {
            long position = offset + done;
            Segment segment = last.covers(file, position) ? last : find(file, position, scan);
            if (segment == null) {
                break;
            }
            int part = (int) Math.min(length - done, segment.end - position);
            segment.copy(position, into, at + done, part);
            done += part;
        }
        return done;
    }

    private @Nullable Segment find(int file, long position, boolean scan) {
        if (position < 0) {
            return null;
        }
        if (scan) {
            if (!scanned.covers(file, position)) {
                Segment next = map(file, position);
                release(scanned);
                scanned = next == null ? NOTHING : next;
                return next;
            }
            return scanned;
        }
        long key = key(file, position);
        Segment segment = segments.get(key);
        if (segment == null || !segment.covers(file, position)) {
            segment = replace(key, segment, map(file, position));
        }
        if (segment != null) {
            uses++;
            segment.lastUse = uses;
            last = segment;
        }
        return segment;
    }

    private static long key(int file, long position) {
        return (long) file << 32 | position >>> SEGMENT_BITS;
    }

    private @Nullable Segment replace(long key, @Nullable Segment old, @Nullable Segment mapped) {
        if (mapped == null) {
            return null;
        }
        if (old != null) {
            release(old);
        } else if (segments.size() >= MAX_SEGMENTS) {
            evict();
        }
        segments.put(key, mapped);
        return mapped;
    }

    private @Nullable Segment map(int file, long position) {
        Path path = directory.file(file);
        if (path == null) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long start = position & -SEGMENT_BYTES;
            long end = Math.min(channel.size(), start + SEGMENT_BYTES);
            if (end <= position) {
                return null;
            }
            return new Segment(file, start, channel.map(FileChannel.MapMode.READ_ONLY, start, end - start), end);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new JournalException("the journal file " + path + " cannot be mapped: " + e, e);
        }
    }

    private void evict() {
        Segment oldest = null;
        for (Segment segment : segments.values()) {
            if (oldest == null || segment.lastUse < oldest.lastUse) {
                oldest = segment;
            }
        }
        if (oldest != null) {
            segments.remove(key(oldest.file, oldest.start));
            release(oldest);
        }
    }

    private void release(Segment segment) {
        if (last == segment) {
            last = NOTHING;
        }
        if (segment.bytes != null) {
            IoUtil.unmap(segment.bytes);
        }
    }

    /** Lets go of a file, before it is deleted. */
    void forget(int file) {
        if (scanned.file == file) {
            release(scanned);
            scanned = NOTHING;
        }
        for (long key : keys()) {
            if (key >>> 32 == file) {
                Segment segment = segments.remove(key);
                if (segment != null) {
                    release(segment);
                }
            }
        }
    }

    private long[] keys() {
        return segments.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() {
        release(scanned);
        scanned = NOTHING;
        for (Segment segment : segments.values()) {
            release(segment);
        }
        segments.clear();
    }

    /** One mapped piece of a file. */
    private static final class Segment {
        private final int file;
        private final long start;
        private final long end;
        private final @Nullable MappedByteBuffer bytes;
        private long lastUse;

        Segment(int file, long start, @Nullable MappedByteBuffer bytes, long end) {
            this.file = file;
            this.start = start;
            this.bytes = bytes;
            this.end = end;
        }

        boolean covers(int wantedFile, long position) {
            return wantedFile == file && position >= start && position < end;
        }

        void copy(long position, byte[] into, int at, int length) {
            MappedByteBuffer source = bytes;
            if (source == null) {
                throw new IllegalStateException("unmapped");
            }
            int from = (int) (position - start);
            try {
                source.get(from, into, at, length);
            } catch (InternalError e) {
                copyPages(source, from, into, at, length);
            }
        }

        /** A page of it cannot be read: gives zeros for that page. */
        private static void copyPages(MappedByteBuffer source, int from, byte[] into, int at, int length) {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, PAGE_BYTES - (from + done) % PAGE_BYTES);
                try {
                    source.get(from + done, into, at + done, part);
                } catch (InternalError e) {
                    Arrays.fill(into, at + done, at + done + part, (byte) 0);
                }
                done += part;
            }
        }
    }
}
