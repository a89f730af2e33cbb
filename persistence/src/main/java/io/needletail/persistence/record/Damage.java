package io.needletail.persistence.record;

/**
 * A place in a journal that could not be read.
 *
 * @param file number of the file
 * @param fromOffset where the damage begins, bytes from the start of the file
 * @param toOffset behind its end
 * @param lostRecords records that are known to be lost here, from the gap in the sequence
 * @param what one sentence for the operator
 */
public record Damage(int file, long fromOffset, long toOffset, long lostRecords, String what) {

    @Override
    public String toString() {
        return "file " + file + " bytes " + fromOffset + " to " + toOffset + ": " + what
                + (lostRecords > 0 ? " (" + lostRecords + " records lost)" : "");
    }
}
