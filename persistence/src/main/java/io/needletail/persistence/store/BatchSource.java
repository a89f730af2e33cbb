package io.needletail.persistence.store;

/**
 * Numbered files of raw bytes, in which batches lie at multiples of four. What lies between batches is the medium's own
 * business: readers find batches by their magic numbers and checksums. Used by one thread.
 */
public interface BatchSource {

    /** Numbers of all files, ascending, the current one included. */
    int[] files();

    /** Bytes of a file that may hold batches: the offset behind its last batch or more; 0 if there is no such file. */
    long extent(int file);

    /**
     * Copies raw bytes. What was written last is visible at once. A part that cannot be read (a bad page) comes back as
     * zeros, which no checksum accepts. Does not block on anything but the medium and allocates nothing in steady state.
     *
     * @return bytes copied: {@code length}, or fewer (0 at least) when the file ends before
     */
    int read(int file, long offset, byte[] into, int at, int length);
}
