package io.needletail.persistence.store;

import io.needletail.api.journal.JournalException;

/**
 * Keeps batches in numbered files. A store opened again starts a new file behind the existing ones, whatever state they
 * are in: nothing is ever appended behind damage. Called by the shard thread unless a method says otherwise.
 */
public interface BatchStore extends BatchSource, AutoCloseable {

    /** File that the next batch will go to. */
    int currentFile();

    /**
     * Writes one batch as a unit at a multiple of four, in the current file. When this returns the batch
     * survives the end of the process, if the medium can at all; power loss only after {@link #force}.
     *
     * @return {@link io.needletail.api.journal.Address} of the first byte
     * @throws JournalException when it could not be written; the store must not be written to again
     */
    long write(byte[] batch, int length);

    /**
     * Makes every batch whose {@link #write} returned before this call survive loss of power, with the directory entries
     * of its file; batches of all earlier processes included, which may have been killed before they forced theirs. Called by the syncing thread, one at a time, while the shard thread writes on.
     *
     * @throws JournalException when it failed; nothing may be assumed durable from then on
     */
    void force();

    /** Deletes a file that is not the current one. Addresses into it are void. Ignores a number that is not there. */
    void delete(int file);

    /** Lets go of files and threads; does not force. */
    @Override
    void close();
}
