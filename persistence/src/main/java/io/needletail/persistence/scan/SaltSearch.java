package io.needletail.persistence.scan;

import io.needletail.persistence.record.BatchHeader;
import io.needletail.persistence.store.BatchSource;
import java.util.OptionalInt;

/** Finds a journal's salt in its batches, for when the file that holds it is lost. One thread, cold. */
public final class SaltSearch {
    private static final int CHUNK_BYTES = 1 << 20;

    private final BatchSource source;
    private final BatchHeader header = new BatchHeader();
    private final byte[] bytes = new byte[CHUNK_BYTES];

    public SaltSearch(BatchSource source) {
        this.source = source;
    }

    /** The salt of the first sound batch header; empty if there is none. */
    public OptionalInt find() {
        for (int file : source.files()) {
            header.file(file);
            long extent = source.extent(file);
            for (long offset = 0; offset < extent; offset += CHUNK_BYTES - BatchHeader.BYTES) {
                int there = source.read(file, offset, bytes, 0, CHUNK_BYTES);
                for (int at = 0; at + BatchHeader.BYTES <= there; at += 4) {
                    if (header.isSound(bytes, at)) {
                        return OptionalInt.of(BatchHeader.salt(bytes, at));
                    }
                }
            }
        }
        return OptionalInt.empty();
    }
}
