package io.needletail.persistence.record;

import java.util.zip.CRC32C;

/**
 * The header of a batch, version 2, little-endian, in front of its records. A batch starts at a multiple of four bytes and
 * is written as one unit.
 *
 * <pre>
 *  0       4         5         6               8        12             16
 *  +-------+---------+---------+---------------+--------+--------------+
 *  | magic | version | unused  | header length | length | fact count   |
 *  +-------+---------+---------+---------------+--------+--------------+
 * 16               24       32     36      40
 *  +----------------+--------+------+-------+-----------+
 *  | first sequence | lastId | salt | check | records...|
 *  +----------------+--------+------+-------+-----------+
 * </pre>
 *
 * <ul>
 *   <li>{@code length}: the whole batch, header and padding of the records included.
 *   <li>{@code first sequence}: of the first fact; of the next one when the batch has none.
 *   <li>{@code lastId}: largest message id ever written to the journal, this batch included.
 *   <li>{@code salt}: of the journal, see {@link RecordCodec}; readable here in case its own file is lost.
 *   <li>{@code check}: CRC32C of bytes 0 to 36, xor the salt, xor a hash of the file's number, see {@link RecordCodec}.
 * </ul>
 */
public final class BatchHeader {
    /** Bytes in front of the first record. */
    public static final int BYTES = 40;

    /** A longer batch is taken for damage. */
    public static final int MAX_BATCH_BYTES = 64 << 20;

    private static final int MAGIC = 0x424C544E;
    private static final int VERSION = 2;

    private static final int FORMAT = 4;
    private static final int LENGTH = 8;
    private static final int COUNT = 12;
    private static final int FIRST_SEQUENCE = 16;
    private static final int LAST_ID = 24;
    private static final int SALT = 32;
    private static final int CHECK = 36;

    private final CRC32C crc = new CRC32C();
    private int bound;

    /** Number of the file that is written or read from now on. */
    public void file(int number) {
        bound = hash(number);
    }

    /** Spreads a file's number over an int. */
    static int hash(int file) {
        return file * 0x9E3779B1;
    }

    /** Writes the header of a batch that fills {@code length} bytes from index 0. */
    public void encode(byte[] batch, int length, int count, long firstSequence, long lastId, int salt) {
        LittleEndian.putInt(batch, 0, MAGIC);
        LittleEndian.putInt(batch, FORMAT, VERSION | BYTES << 16);
        LittleEndian.putInt(batch, LENGTH, length);
        LittleEndian.putInt(batch, COUNT, count);
        LittleEndian.putLong(batch, FIRST_SEQUENCE, firstSequence);
        LittleEndian.putLong(batch, LAST_ID, lastId);
        LittleEndian.putInt(batch, SALT, salt);
        LittleEndian.putInt(batch, CHECK, check(batch, 0, salt));
    }

    /** The cheap test before {@link #isSound}; needs four bytes. */
    public static boolean mayStart(byte[] bytes, int at) {
        return LittleEndian.getInt(bytes, at) == MAGIC;
    }

    /** True if an undamaged header with a plausible length, of any journal, starts here; needs {@link #BYTES}. */
    public boolean isSound(byte[] bytes, int at) {
        return mayStart(bytes, at)
                && LittleEndian.getInt(bytes, at + FORMAT) == (VERSION | BYTES << 16)
                && LittleEndian.getInt(bytes, at + CHECK) == check(bytes, at, salt(bytes, at))
                && length(bytes, at) >= BYTES
                && length(bytes, at) <= MAX_BATCH_BYTES;
    }

    public static int length(byte[] bytes, int at) {
        return LittleEndian.getInt(bytes, at + LENGTH);
    }

    public static int count(byte[] bytes, int at) {
        return LittleEndian.getInt(bytes, at + COUNT);
    }

    public static long firstSequence(byte[] bytes, int at) {
        return LittleEndian.getLong(bytes, at + FIRST_SEQUENCE);
    }

    public static long lastId(byte[] bytes, int at) {
        return LittleEndian.getLong(bytes, at + LAST_ID);
    }

    public static int salt(byte[] bytes, int at) {
        return LittleEndian.getInt(bytes, at + SALT);
    }

    private int check(byte[] bytes, int at, int salt) {
        crc.reset();
        crc.update(bytes, at, CHECK);
        return (int) crc.getValue() ^ salt ^ bound;
    }
}
