package io.needletail.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a body apart; what does not fit is a {@link MalformedBodyException}. */
public final class BodyReader {
    private final byte[] bytes;
    private int at;

    public BodyReader(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The next octet. */
    public int int8(String name) {
        need(1, name);
        return bytes[at++] & 0xFF;
    }

    /** The next two octets. */
    public int int16(String name) {
        return int8(name) << 8 | int8(name);
    }

    /** A C-octet string of at most {@code max} octets with its NUL. */
    public String cString(String name, int max) {
        for (int end = at; end < bytes.length; end++) {
            if (bytes[end] == 0) {
                if (end - at >= max) {
                    throw new MalformedBodyException(name + " has " + (end - at + 1) + " octets, " + max + " allowed");
                }
                String text = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
                at = end + 1;
                return text;
            }
        }
        throw new MalformedBodyException(name + " has no NUL");
    }

    /** The next {@code count} octets. */
    public byte[] bytes(String name, int count) {
        need(count, name);
        byte[] part = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return part;
    }

    /** Octets not read yet. */
    public int left() {
        return bytes.length - at;
    }

    /** The rest as TLVs, by tag; of a tag that comes twice, the last. */
    public Map<Integer, byte[]> tlvs() {
        Map<Integer, byte[]> tlvs = new LinkedHashMap<>();
        while (left() > 0) {
            int tag = int16("the tag of a TLV");
            int length = int16("the length of TLV " + Integer.toHexString(tag));
            tlvs.put(tag, bytes("the value of TLV " + Integer.toHexString(tag), length));
        }
        return tlvs;
    }

    private void need(int count, String name) {
        if (left() < count) {
            throw new MalformedBodyException(name + " is cut off");
        }
    }
}
