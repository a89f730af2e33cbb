package io.needletail.persistence.journal;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.persistence.record.RecordCodec;
import io.needletail.persistence.store.BatchSource;

/** Reads single records by address. One thread; allocates only when a record is larger than all before. */
public final class RecordReader {
    private static final int USUAL_BYTES = 1 << 10;

    private final BatchSource store;
    private final RecordCodec codec;
    private final int maxBytes;

    private byte[] bytes = new byte[USUAL_BYTES];

    /** A record of more than {@code maxBytes} is taken for damage. */
    public RecordReader(BatchSource store, int salt, int maxBytes) {
        this.store = store;
        this.codec = new RecordCodec(salt);
        this.maxBytes = maxBytes;
    }

    /** True if a sound record that carries a PDU was read. */
    boolean read(long address, Fact into) {
        if (!load(address) || !RecordCodec.carriesPdu(bytes, 0)) {
            return false;
        }
        RecordCodec.decode(bytes, 0, into);
        return true;
    }

    /** The same from the array that the record was written from, where nothing can have damaged it. */
    boolean read(byte[] batch, int at, int limit, Fact into) {
        if (limit - at < RecordCodec.MIN_BYTES
                || !RecordCodec.mayStart(batch, at)
                || !RecordCodec.carriesPdu(batch, at)) {
            return false;
        }
        int length = RecordCodec.claimedLength(batch, at);
        makeRoom(length, 0);
        System.arraycopy(batch, at, bytes, 0, length);
        RecordCodec.decode(bytes, 0, into);
        return true;
    }

    /** True if a sound record of any type was read, of which the fact is the first. */
    public boolean readAny(long address, Fact into) {
        if (!load(address)) {
            return false;
        }
        RecordCodec.decode(bytes, 0, into);
        return true;
    }

    private boolean load(long address) {
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
        makeRoom(length, there);
        int rest = length - there;
        if (rest > 0 && store.read(file, offset + there, bytes, there, rest) < rest) {
            return false;
        }
        return codec.isSound(bytes, 0, length);
    }

    private void makeRoom(int length, int kept) {
        if (bytes.length < length) {
            byte[] larger = new byte[Math.max(length, 2 * bytes.length)];
            System.arraycopy(bytes, 0, larger, 0, kept);
            bytes = larger;
        }
    }
}
