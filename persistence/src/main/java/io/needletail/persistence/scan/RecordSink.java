package io.needletail.persistence.scan;

import io.needletail.persistence.record.Damage;

/** What a scan finds, in file order. */
public interface RecordSink {

    /** A sound batch header came; its records follow as far as they are sound. */
    void onBatch(byte[] bytes, int at);

    /**
     * A sound record.
     *
     * @param offset its offset in the file
     * @return false to end the scan behind this record
     */
    boolean onRecord(byte[] bytes, int at, long offset);

    /** Bytes that should hold records do not; lost records are counted from the sequence by whoever receives them. */
    void onDamage(Damage damage);
}
