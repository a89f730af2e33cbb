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
 * more. A mapping sees what the process wrote last. Bounds are checked against the size of the file, which only grows.
 * One thread.
 */
final class MappedFiles implements AutoCloseable {
    private static final int SEGMENT_BITS = 26;
    private static final long SEGMENT_BYTES = 1L << SEGMENT_BITS;
    private static final int MAX_SEGMENTS = 256;
    private static final int PAGE_BYTES = 4096;
    private static final Segment NOTHING = new Segment(-1, 0, null, 0);

    private final JournalDirectory directory;
    private final Long2ObjectHashMap<Segment> segments = new Long2ObjectHashMap<>();

    private Segment last = NOTHING;
    private long uses;

    MappedFiles(JournalDirectory directory) {
        this.directory = directory;
    }

    /** See {@link io.needletail.persistence.store.BatchSource#read}. */
    int read(int file, long offset, byte[] into, int at, int length) {
        int done = 0;
        while (done < length) {
            long position = offset + done;
            Segment segment = last.covers(file, position) ? last : find(file, position);
            if (segment == null) {
                break;
            }
            int part = (int) Math.min(length - done, segment.end - position);
            segment.copy(position, into, at + done, part);
            done += part;
        }
        return done;
    }

    private @Nullable Segment find(int file, long position) {
        if (position < 0) {
            return null;
        }
        long key = (long) file << 32 | position >>> SEGMENT_BITS;
        Segment segment = segments.get(key);
        if (segment == null || !segment.covers(file, position)) {
            segment = map(file, position, key, segment);
        }
        if (segment != null) {
            uses++;
            segment.lastUse = uses;
            last = segment;
        }
        return segment;
    }

    private @Nullable Segment map(int file, long position, long key, @Nullable Segment old) {
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
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, start, end - start);
            if (old != null) {
                release(old);
            } else if (segments.size() >= MAX_SEGMENTS) {
                evict();
            }
            Segment segment = new Segment(file, start, bytes, end);
            segments.put(key, segment);
            return segment;
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
            segments.remove(oldest.key());
            release(oldest);
        }
    }

    private void release(Segment segment) {
        if (last == segment) {
            last = NOTHING;
        }
        IoUtil.unmap(segment.bytes);
    }

    /** Lets go of a file, before it is deleted. */
    void forget(int file) {
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

        long key() {
            return (long) file << 32 | start >>> SEGMENT_BITS;
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
