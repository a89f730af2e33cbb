package io.needletail.persistence.record;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.message.MessageState;
import java.util.zip.CRC32C;

/**
 * One fact as bytes, or several that differ in nothing but the message, little-endian. A record starts at a multiple of four
 * bytes. It has version 2, or 3 if it names a destination or an upstream id.
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
 *
 * Version 3, from byte 48:
 * 48          56             64         72                   73
 *  +-----------+--------------+----------+--------------------+----------+-------------+-----+
 *  | dueMillis | expiryMillis | upstream | destination length | systemId | destination | pdu |    with systemId
 *  +-----------+--------------+----------+--------------------+----------+-------------+-----+
 * 48          56         64
 *  +-----------+----------+-------------+-----+
 *  | dueMillis | upstream | destination | pdu |                 ATTEMPTED, HANDED_OVER, DECIDED, STRAY_RECEIPT
 *  +-----------+----------+-------------+-----+
 * </pre>
 *
 * <ul>
 *   <li>{@code check}: CRC32C of bytes 8 to length, xor the first four bytes, xor the journal's salt, xor a hash of the file's
 *       number. The salt is secret to ESMEs, so that no message text can pass for a record when a damaged file is searched;
 *       the file's number is there because files are written over: what an earlier one left is not sound in a later one.
 *   <li>{@code length}: from the magic to the last byte of the PDU, without padding.
 *   <li>{@code systemId length}: of the destination in version 3 of a type without systemId.
 *   <li>{@code sequence}: of the first fact, contiguous over the whole journal; a gap is the number of lost facts.
 * </ul>
 *
 * <p>Used by one thread; allocates only when a fact's arrays must grow.
 */
public final class RecordCodec {
    /** Shortest record. */
    public static final int MIN_BYTES = 48;

    private static final int MAGIC = 0x524E;
    private static final int PLAIN = 2;
    private static final int NAMED = 3;
    private static final int LEAD = MAGIC | PLAIN << 16;
    /** Magic and version without the bit in which 2 and 3 differ. */
    private static final int LEAD_MASK = 0xFEFFFF;

    private static final int NAMED_LEAD = MAGIC | NAMED << 16;

    private static final int RECORD_VERSION = 2;
    private static final int TYPE = 3;
    private static final int CHECK = 4;
    private static final int LENGTH = 8;
    private static final int FLAGS = 12;
    private static final int STATE = 14;
    /** In a named record without systemId: length of the destination. */
    private static final int NAME_LENGTH = 15;

    private static final int SEQUENCE = 16;
    private static final int ID = 24;
    private static final int TIME = 32;
    private static final int ATTEMPTS = 40;
    private static final int NETWORK_ERROR = 44;
    private static final int DUE = 48;
    private static final int EXPIRY = 56;
    private static final int BODY = 64;
    /** Named, with systemId. */
    private static final int UPSTREAM = 64;

    private static final int DESTINATION_LENGTH = 72;
    private static final int NAMED_BODY = 73;
    /** Named, without systemId: the destination begins at {@link #BODY}. */
    private static final int SHORT_UPSTREAM = 56;

    private static final int MAX_NAME_BYTES = 255;

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

    /**
     * Bytes the fact takes as a record, without padding.
     *
     * @throws IllegalArgumentException if the name of the destination is longer than 255 bytes
     */
    public static int length(Fact fact) {
        return switch (fact.type) {
            case ACCEPTED, CARRIED, REPLACED ->
                (isNamed(fact) ? NAMED_BODY + name(fact) : BODY) + fact.systemIdLength + fact.pduLength;
            case ATTEMPTED -> isNamed(fact) ? BODY + name(fact) : EXPIRY;
            case FINAL, SETTLED, CANCELLED -> MIN_BYTES;
            case HANDED_OVER, DECIDED, STRAY_RECEIPT -> BODY + name(fact) + fact.pduLength;
        };
    }

    private static int name(Fact fact) {
        if (fact.destinationLength > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("a destination's name of " + fact.destinationLength
                    + " bytes does not fit into a record; it has at most " + MAX_NAME_BYTES);
        }
        return fact.destinationLength;
    }

    /** True for a fact that version 2 has no place for. */
    private static boolean isNamed(Fact fact) {
        return switch (fact.type) {
            case ACCEPTED, CARRIED, REPLACED, ATTEMPTED -> (fact.destinationLength | fact.upstream) != 0;
            case FINAL, SETTLED, CANCELLED -> false;
            case HANDED_OVER, DECIDED, STRAY_RECEIPT -> true;
        };
    }

    /** The next multiple of four. */
    public static int align(int length) {
        return length + 3 & ~3;
    }

    /** Writes the record and zeroes its padding; {@code length} is {@link #length} of the fact. */
    public void encode(Fact fact, long sequence, byte[] into, int at, int length) {
        LittleEndian.putInt(into, at + align(length) - 4, 0);
        boolean named = isNamed(fact);
        int lead = (named ? NAMED_LEAD : LEAD) | fact.type.code() << 24;
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
        into[at + NAME_LENGTH] = 0;
        if (fact.type.carriesPdu()) {
            LittleEndian.putLong(into, at + EXPIRY, fact.expiryMillis);
            into[at + NAME_LENGTH] = (byte) fact.systemIdLength;
            int body = named ? encodeUpstream(fact, into, at) : at + BODY;
            System.arraycopy(fact.systemId, 0, into, body, fact.systemIdLength);
            System.arraycopy(fact.pdu, fact.pduOffset, into, at + length - fact.pduLength, fact.pduLength);
        } else if (named) {
            encodeShort(fact, into, at, length);
        }
        LittleEndian.putInt(into, at + CHECK, check(into, at, length, lead));
    }

    /** Index of the systemId; the destination is put behind it. */
    private static int encodeUpstream(Fact fact, byte[] into, int at) {
        LittleEndian.putLong(into, at + UPSTREAM, fact.upstream);
        into[at + DESTINATION_LENGTH] = (byte) fact.destinationLength;
        int behind = at + NAMED_BODY + fact.systemIdLength;
        System.arraycopy(fact.destination, 0, into, behind, fact.destinationLength);
        return at + NAMED_BODY;
    }

    private static void encodeShort(Fact fact, byte[] into, int at, int length) {
        LittleEndian.putLong(into, at + SHORT_UPSTREAM, fact.upstream);
        into[at + NAME_LENGTH] = (byte) fact.destinationLength;
        System.arraycopy(fact.destination, 0, into, at + BODY, fact.destinationLength);
        int rest = length - BODY - fact.destinationLength;
        System.arraycopy(fact.pdu, fact.pduOffset, into, at + length - rest, rest);
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
        return code >= FactType.ACCEPTED.code() && code <= FactType.STRAY_RECEIPT.code() && isLength(bytes, at, length);
    }

    private static boolean isLength(byte[] bytes, int at, int length) {
        FactType type = FactType.of(bytes[at + TYPE]);
        int name = bytes[at + NAME_LENGTH] & 0xFF;
        if (bytes[at + RECORD_VERSION] == NAMED) {
            return type.carriesPdu()
                    ? length >= NAMED_BODY && length >= NAMED_BODY + name + (bytes[at + DESTINATION_LENGTH] & 0xFF)
                    : !isShared(type) && length >= BODY + name;
        }
        return type.carriesPdu() ? length >= BODY + name : !isShared(type) || (length - MIN_BYTES) % Long.BYTES == 0;
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
        into.dueMillis = length >= EXPIRY && !isShared(into.type) ? LittleEndian.getLong(bytes, at + DUE) : 0;
        into.expiryMillis = 0;
        into.systemIdLength = 0;
        into.destinationLength = 0;
        into.upstream = 0;
        into.pduOffset = 0;
        into.pduLength = 0;
        boolean named = bytes[at + RECORD_VERSION] == NAMED;
        if (into.type.carriesPdu()) {
            decodeBody(bytes, at, length, named, into);
        } else if (named) {
            into.upstream = LittleEndian.getLong(bytes, at + SHORT_UPSTREAM);
            int nameLength = bytes[at + NAME_LENGTH] & 0xFF;
            decodeDestination(bytes, at + BODY, nameLength, into);
            decodePdu(bytes, at + BODY + nameLength, at + length, into);
        }
    }

    private static void decodeBody(byte[] bytes, int at, int length, boolean named, Fact into) {
        into.expiryMillis = LittleEndian.getLong(bytes, at + EXPIRY);
        int systemIdLength = bytes[at + NAME_LENGTH] & 0xFF;
        int from = at + (named ? NAMED_BODY : BODY);
        if (into.systemId.length < systemIdLength) {
            into.systemId = new byte[MAX_NAME_BYTES];
        }
        System.arraycopy(bytes, from, into.systemId, 0, systemIdLength);
        into.systemIdLength = systemIdLength;
        from += systemIdLength;
        if (named) {
            into.upstream = LittleEndian.getLong(bytes, at + UPSTREAM);
            int nameLength = bytes[at + DESTINATION_LENGTH] & 0xFF;
            decodeDestination(bytes, from, nameLength, into);
            from += nameLength;
        }
        decodePdu(bytes, from, at + length, into);
    }

    private static void decodeDestination(byte[] bytes, int from, int nameLength, Fact into) {
        if (into.destination.length < nameLength) {
            into.destination = new byte[MAX_NAME_BYTES];
        }
        System.arraycopy(bytes, from, into.destination, 0, nameLength);
        into.destinationLength = nameLength;
    }

    private static void decodePdu(byte[] bytes, int from, int to, Fact into) {
        int pduLength = to - from;
        if (into.pdu.length < pduLength) {
            into.pdu = new byte[Math.max(pduLength, 2 * into.pdu.length)];
        }
        System.arraycopy(bytes, from, into.pdu, 0, pduLength);
        into.pduLength = pduLength;
    }

    private int check(byte[] bytes, int at, int length, int lead) {
        crc.reset();
        crc.update(bytes, at + LENGTH, length - LENGTH);
        return (int) crc.getValue() ^ lead ^ bound;
    }
}
