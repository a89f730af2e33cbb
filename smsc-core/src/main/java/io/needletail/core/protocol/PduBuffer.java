package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Writes big-endian PDUs into an array that grows and is kept, so that in steady state nothing is allocated. Owned by one
 * thread. Several PDUs may follow each other.
 */
public final class PduBuffer {
    /** Where sequence_number lies in a PDU, for {@link #setInt}. */
    public static final int SEQUENCE_OFFSET = 12;

    private byte[] bytes;
    private int length;

    public PduBuffer(int initialCapacity) {
        bytes = new byte[initialCapacity];
    }

    /** The array; another one after any put that made it grow. */
    public byte[] bytes() {
        return bytes;
    }

    /** Octets written. */
    public int length() {
        return length;
    }

    /** Starts again at index 0. */
    public void clear() {
        length = 0;
    }

    /**
     * Starts a PDU with a header whose command_length is still open and whose status is 0.
     *
     * @return index of the header, for {@link #end}
     */
    public int begin(int commandId, int sequence) {
        int at = reserve(CommandId.HEADER_BYTES);
        setInt(at + 4, commandId);
        setInt(at + 8, 0);
        setInt(at + SEQUENCE_OFFSET, sequence);
        return at;
    }

    /** Ends the PDU that {@link #begin} started: everything written since is its body. */
    public void end(int header) {
        setInt(header, length - header);
    }

    public void putByte(int value) {
        int at = reserve(1);
        bytes[at] = (byte) value;
    }

    public void putShort(int value) {
        int at = reserve(2);
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    public void putInt(int value) {
        setInt(reserve(4), value);
    }

    public void putBytes(byte[] source, int from, int count) {
        int at = reserve(count);
        System.arraycopy(source, from, bytes, at, count);
    }

    public void putBytes(byte[] source) {
        putBytes(source, 0, source.length);
    }

    /** The TLVs of a message but those whose tags are left out, as they are. */
    public void putTlvs(MessageView message, IntPredicate leftOut) {
        int at = reserve(message.end() - message.tlvOffset());
        length = message.copyTlvs(leftOut, bytes, at);
    }

    /** The octets and a NUL. */
    public void putString(byte[] source, int from, int count) {
        putBytes(source, from, count);
        putByte(0);
    }

    /**
     * Adds octets with undefined content.
     *
     * @return index of the first
     */
    public int reserve(int count) {
        int at = length;
        int needed = at + count;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
        length = needed;
        return at;
    }

    /** Gives back everything from this index on. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** Overwrites one octet that is already there. */
    public void setByte(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Overwrites four octets that are already there. */
    public void setInt(int at, int value) {
        BigEndian.putInt(bytes, at, value);
    }
}
