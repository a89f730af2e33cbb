package io.needletail.persistence.journal;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.persistence.record.RecordCodec;
import io.needletail.persistence.store.BatchStore;

/** Reads single records by address. Shard thread; allocates only when a record is larger than all before. */
final class RecordReader {
    private static final int USUAL_BYTES = 1 << 10;

    private final BatchStore store;
    private final RecordCodec codec;
    private final int maxBytes;

    private byte[] bytes = new byte[USUAL_BYTES];

    RecordReader(BatchStore store, int salt, int maxBytes) {
        this.store = store;
        this.codec = new RecordCodec(salt);
        this.maxBytes = maxBytes;
    }

    /** True if a sound record that carries a PDU was read. */
    boolean read(long address, Fact into) {
        int file = Address.file(address);
        codec.file(file);
        long offset = Address.offset(address);
        int there = store.read(file, offset, bytes, 0, RecordCodec.MIN_BYTES);
        if (there < RecordCodec.MIN_BYTES || !RecordCodec.mayStart(bytes, 0)) {
            return false;
        }
        int length = RecordCodec.claimedLength(bytes, 0);
        if (length < RecordCodec.MIN_BYTES || length > maxBytes) {
            return false;
        }
        if (bytes.length < length) {
            byte[] larger = new byte[Math.max(length, 2 * bytes.length)];
            System.arraycopy(bytes, 0, larger, 0, there);
            bytes = larger;
        }
        int rest = length - there;
        if (rest > 0 && store.read(file, offset + there, bytes, there, rest) < rest) {
            return false;
        }
        if (!codec.isSound(bytes, 0, length) || !RecordCodec.carriesPdu(bytes, 0)) {
            return false;
        }
        RecordCodec.decode(bytes, 0, into);
        return true;
    }
}
