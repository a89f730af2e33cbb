package io.needletail.persistence.record;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.message.MessageState;
import java.util.zip.CRC32C;

/**
 * One fact as bytes, or several that differ in nothing but the message, version 2, little-endian. A record starts at a
 * multiple of four bytes.
 *
 * <pre>
 *  0       2         3      4        8
 *  +-------+---------+------+--------+
 *  | magic | version | type | check  |
 *  +-------+---------+------+--------+
 *  8        12      14      15                16
 *  +--------+-------+-------+-----------------+
 *  | length | flags | state | systemId length |
 *  +--------+-------+-------+-----------------+
 * 16          24   32           40         44              48
 *  +----------+----+------------+----------+---------------+
 *  | sequence | id | timeMillis | attempts | network error |    FINAL, SETTLED and CANCELLED: ids of further messages
 *  +----------+----+------------+----------+---------------+
 * 48          56                                                ATTEMPTED ends here
 *  +-----------+--------------+----------+-----+
 *  | dueMillis | expiryMillis | systemId | pdu |                ACCEPTED, CARRIED, REPLACED
 *  +-----------+--------------+----------+-----+
 * </pre>
 *
 * <ul>
 *   <li>{@code check}: CRC32C of bytes 8 to length, xor the first four bytes, xor the journal's salt, xor a hash of the file's
 *       number. The salt is secret to ESMEs, so that no message text can pass for a record when a damaged file is searched;
 *       the file's number is there because files are written over: what an earlier one left is not sound in a later one.
 *   <li>{@code length}: from the magic to the last byte of the PDU, without padding.
 *   <li>{@code sequence}: of the first fact, contiguous over the whole journal; a gap is the number of lost facts.
 * </ul>
 *
 * <p>Used by one thread; allocates only when a fact's arrays must grow.
 */
public final class RecordCodec {
    /** Shortest record. */
    public static final int MIN_BYTES = 48;

    /** Layout version that this class writes. */
    public static final int VERSION = 2;

    private static final int MAGIC = 0x524E;
    private static final int LEAD = MAGIC | VERSION << 16;
    private static final int LEAD_MASK = 0xFFFFFF;

    private static final int TYPE = 3;
    private static final int CHECK = 4;
    private static final int LENGTH = 8;
    private static final int FLAGS = 12;
    private static final int STATE = 14;
    private static final int SYSTEM_ID_LENGTH = 15;
    private static final int SEQUENCE = 16;
    private static final int ID = 24;
    private static final int TIME = 32;
    private static final int ATTEMPTS = 40;
    private static final int NETWORK_ERROR = 44;
    private static final int DUE = 48;
    private static final int EXPIRY = 56;
    private static final int BODY = 64;

    /** Most facts in one record: a page of the disk that is lost takes no more with it. */
    private static final int MAX_FACTS = 512;

    private final int salt;
    private int bound;
    private final CRC32C crc = new CRC32C();

    public RecordCodec(int salt) {
        this.salt = salt;
        file(0);
    }

    /** Number of the file that is written or read from now on. */
    public void file(int number) {
        bound = salt ^ BatchHeader.hash(number);
    }

    /** True if facts of a type that differ in nothing but the message share a record. */
    public static boolean isShared(FactType type) {
        return type == FactType.FINAL || type == FactType.SETTLED || type == FactType.CANCELLED;
    }

    /** Facts in a sound record. */
    public static int facts(byte[] bytes, int at) {
        return isShared(FactType.of(bytes[at + TYPE])) ? 1 + (claimedLength(bytes, at) - MIN_BYTES) / Long.BYTES : 1;
    }

    /** Hands over every fact of a sound record, in order. */
    public static void visit(byte[] bytes, int at, Fact fact, long address, FactVisitor visitor) {
        decode(bytes, at, fact);
        visitor.visit(fact, address);
        int facts = facts(bytes, at);
        for (int i = 1; i < facts; i++) {
            fact.id = LittleEndian.getLong(bytes, at + MIN_BYTES + (i - 1) * Long.BYTES);
            visitor.visit(fact, address);
        }
    }

    /** True if a fact differs from those of the record at {@code at}, one of a shared type, in nothing but the message. */
    static boolean fits(Fact fact, byte[] bytes, int at, int length) {
        return bytes[at + TYPE] == fact.type.code()
                && bytes[at + STATE] == fact.state.code()
                && LittleEndian.unsignedShort(bytes, at + FLAGS) == fact.flags
                && LittleEndian.getLong(bytes, at + TIME) == fact.timeMillis
                && LittleEndian.getInt(bytes, at + ATTEMPTS) == fact.attempts
                && LittleEndian.getInt(bytes, at + NETWORK_ERROR) == fact.networkError
                && length < MIN_BYTES + (MAX_FACTS - 1) * Long.BYTES;
    }

    /** Puts a message's id behind a record of {@code length} bytes, which is to be {@link #seal}ed again. */
    static void join(Fact fact, byte[] into, int at, int length) {
        LittleEndian.putLong(into, at + length, fact.id);
    }

    /** Sets length and check of a record that others have joined. */
    void seal(byte[] bytes, int at, int length) {
        LittleEndian.putInt(bytes, at + LENGTH, length);
        LittleEndian.putInt(bytes, at + CHECK, check(bytes, at, length, LittleEndian.getInt(bytes, at)));
    }

    /** Bytes the fact takes as a record, without padding. */
    public static int length(Fact fact) {
        return switch (fact.type) {
            case ACCEPTED, CARRIED, REPLACED -> BODY + fact.systemIdLength + fact.pduLength;
            case ATTEMPTED -> EXPIRY;
            case FINAL, SETTLED, CANCELLED -> MIN_BYTES;
            case HANDED_OVER, DECIDED, STRAY_RECEIPT -> throw new IllegalArgumentException(fact.type + " has no layout yet");
        };
    }

    /** The next multiple of four. */
    public static int align(int length) {
        return length + 3 & ~3;
    }

    /** Writes the record and zeroes its padding; {@code length} is {@link #length} of the fact. */
    public void encode(Fact fact, long sequence, byte[] into, int at, int length) {
        LittleEndian.putInt(into, at + align(length) - 4, 0);
        int lead = LEAD | fact.type.code() << 24;
        LittleEndian.putInt(into, at, lead);
        LittleEndian.putInt(into, at + LENGTH, length);
        LittleEndian.putShort(into, at + FLAGS, fact.flags);
        into[at + STATE] = (byte) fact.state.code();
        LittleEndian.putLong(into, at + SEQUENCE, sequence);
        LittleEndian.putLong(into, at + ID, fact.id);
        LittleEndian.putLong(into, at + TIME, fact.timeMillis);
        LittleEndian.putInt(into, at + ATTEMPTS, fact.attempts);
        LittleEndian.putInt(into, at + NETWORK_ERROR, fact.networkError);
        if (length >= EXPIRY) {
            LittleEndian.putLong(into, at + DUE, fact.dueMillis);
        }
        into[at + SYSTEM_ID_LENGTH] = 0;
        if (fact.type.carriesPdu()) {
            LittleEndian.putLong(into, at + EXPIRY, fact.expiryMillis);
            into[at + SYSTEM_ID_LENGTH] = (byte) fact.systemIdLength;
            System.arraycopy(fact.systemId, 0, into, at + BODY, fact.systemIdLength);
            System.arraycopy(fact.pdu, fact.pduOffset, into, at + BODY + fact.systemIdLength, fact.pduLength);
        }
        LittleEndian.putInt(into, at + CHECK, check(into, at, length, lead));
    }

    /** True if a record may start here: the cheap test before {@link #isSound}. Needs four bytes. */
    public static boolean mayStart(byte[] bytes, int at) {
        return (LittleEndian.getInt(bytes, at) & LEAD_MASK) == LEAD;
    }

    /** Length that the record claims; needs {@link #MIN_BYTES}. Negative or huge if it is not one. */
    public static int claimedLength(byte[] bytes, int at) {
        return LittleEndian.getInt(bytes, at + LENGTH);
    }

    /** True if a whole, undamaged record of a known type starts at {@code at} and ends by {@code limit}. */
    public boolean isSound(byte[] bytes, int at, int limit) {
        if (limit - at < MIN_BYTES || !mayStart(bytes, at)) {
            return false;
        }
        int length = claimedLength(bytes, at);
        if (length < MIN_BYTES || length > limit - at) {
            return false;
        }
        int lead = LittleEndian.getInt(bytes, at);
        if (LittleEndian.getInt(bytes, at + CHECK) != check(bytes, at, length, lead)) {
            return false;
        }
        int code = bytes[at + TYPE];
        return code >= FactType.ACCEPTED.code() && code <= FactType.CANCELLED.code() && isLength(bytes, at, length);
    }

    private static boolean isLength(byte[] bytes, int at, int length) {
        FactType type = FactType.of(bytes[at + TYPE]);
        return type.carriesPdu()
                ? length >= BODY + (bytes[at + SYSTEM_ID_LENGTH] & 0xFF)
                : !isShared(type) || (length - MIN_BYTES) % Long.BYTES == 0;
    }

    /** True if the type of a sound record carries a PDU. */
    public static boolean carriesPdu(byte[] bytes, int at) {
        return FactType.of(bytes[at + TYPE]).carriesPdu();
    }

    /** Sequence of a sound record. */
    public static long sequence(byte[] bytes, int at) {
        return LittleEndian.getLong(bytes, at + SEQUENCE);
    }

    /** Message id of a sound record. */
    public static long id(byte[] bytes, int at) {
        return LittleEndian.getLong(bytes, at + ID);
    }

    /** Fills a fact from a sound record, from the first of its facts; fields the type does not carry become zero or empty. */
    public static void decode(byte[] bytes, int at, Fact into) {
        int length = claimedLength(bytes, at);
        into.type = FactType.of(bytes[at + TYPE]);
        into.flags = LittleEndian.unsignedShort(bytes, at + FLAGS);
        into.state = MessageState.of(bytes[at + STATE]);
        into.id = LittleEndian.getLong(bytes, at + ID);
        into.timeMillis = LittleEndian.getLong(bytes, at + TIME);
        into.attempts = LittleEndian.getInt(bytes, at + ATTEMPTS);
        into.networkError = LittleEndian.getInt(bytes, at + NETWORK_ERROR);
        into.dueMillis = length >= EXPIRY ? LittleEndian.getLong(bytes, at + DUE) : 0;
        into.pduOffset = 0;
        if (into.type.carriesPdu()) {
            decodeBody(bytes, at, length, into);
        } else {
            into.expiryMillis = 0;
            into.systemIdLength = 0;
            into.pduLength = 0;
        }
    }

    private static void decodeBody(byte[] bytes, int at, int length, Fact into) {
        into.expiryMillis = LittleEndian.getLong(bytes, at + EXPIRY);
        int systemIdLength = bytes[at + SYSTEM_ID_LENGTH] & 0xFF;
        if (into.systemId.length < systemIdLength) {
            into.systemId = new byte[256];
        }
        System.arraycopy(bytes, at + BODY, into.systemId, 0, systemIdLength);
        into.systemIdLength = systemIdLength;
        int pduLength = length - BODY - systemIdLength;
        if (into.pdu.length < pduLength) {
            into.pdu = new byte[Math.max(pduLength, 2 * into.pdu.length)];
        }
        System.arraycopy(bytes, at + BODY + systemIdLength, into.pdu, 0, pduLength);
        into.pduLength = pduLength;
    }

    private int check(byte[] bytes, int at, int length, int lead) {
        crc.reset();
        crc.update(bytes, at + LENGTH, length - LENGTH);
        return (int) crc.getValue() ^ lead ^ bound;
    }
}
