package io.needletail.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Octets put one behind the other, big-endian; nothing is checked. */
public final class Octets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Appends the lowest 8 bits. */
    public Octets int8(int value) {
        out.write(value);
        return this;
    }

    /** Appends the lowest 16 bits. */
    public Octets int16(int value) {
        return int8(value >> 8).int8(value);
    }

    /** Appends 32 bits. */
    public Octets int32(int value) {
        return int16(value >> 16).int16(value);
    }

    /** Appends the text's octets in ISO 8859-1, without an end. */
    public Octets text(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Appends the text and a NUL. */
    public Octets cString(String text) {
        return text(text).int8(0);
    }

    /** Appends octets as they are. */
    public Octets bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        return this;
    }

    /** Appends a TLV whose length is right. */
    public Octets tlv(int tag, byte[] value) {
        return int16(tag).int16(value.length).bytes(value);
    }

    /** All that was put. */
    public byte[] toArray() {
        return out.toByteArray();
    }

    /** The octets of several arrays, one behind the other. */
    public static byte[] join(byte[]... parts) {
        Octets all = new Octets();
        for (byte[] part : parts) {
            all.bytes(part);
        }
        return all.toArray();
    }
}
