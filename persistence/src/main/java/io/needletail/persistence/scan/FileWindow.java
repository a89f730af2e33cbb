package io.needletail.persistence.scan;

import io.needletail.persistence.store.BatchSource;

/** A part of one file in an array, moved forward by its reader. One thread. */
final class FileWindow {
    private static final int USUAL_BYTES = 4 << 20;

    private final BatchSource source;

    private byte[] bytes = new byte[0];
    private int file;
    private long extent;
    private long base;
    private int length;

    FileWindow(BatchSource source) {
        this.source = source;
    }

    /** Turns to a file; the window is empty until {@link #ensure}. */
    void open(int newFile, long newExtent) {
        file = newFile;
        extent = newExtent;
        base = 0;
        length = 0;
    }

    /**
     * Loads the bytes from {@code position} on, at least {@code needed} of them as far as the file goes.
     *
     * @return how many of the needed bytes are there
     */
    int ensure(long position, int needed) {
        long available = base + length - position;
        if (position < base || available < needed) {
            load(position, needed);
            available = base + length - position;
        }
        return (int) Math.min(needed, available);
    }

    private void load(long position, int needed) {
        if (bytes.length < needed || bytes.length == 0) {
            bytes = new byte[(int) Math.max(needed, Math.min(USUAL_BYTES, extent + 4))];
        }
        base = position;
        int wanted = (int) Math.max(0, Math.min(bytes.length, extent - position));
        length = source.read(file, position, bytes, 0, wanted);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of a loaded position. */
    int index(long position) {
        return (int) (position - base);
    }

    /** Index behind the last loaded byte. */
    int limit() {
        return length;
    }
}
