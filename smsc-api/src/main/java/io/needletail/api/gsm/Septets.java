package io.needletail.api.gsm;

/**
 * Septets packed into octets (3GPP TS 23.038 section 6.1.2.1.1): the first in the low bits of the first octet.
 *
 * <pre>
 *   octet 0   b0 a6 a5 a4 a3 a2 a1 a0
 *   octet 1   c1 c0 b6 b5 b4 b3 b2 b1
 * </pre>
 *
 * Behind a user data header, fill bits bring the first septet to a multiple of seven bits from the header's start (23.040 section
 * 9.2.3.24). SMPP counts octets, not septets, so where seven bits are left over they could be one more '@', and a sender fills
 * them with a CR (section 6.1.2.3.1): a CR or an '@' in the last seven bits is not read. A text that really ends there with
 * either is sent with one more CR, which is not read either; so only CRs at the end of a packed text can be lost.
 */
public final class Septets {
    private static final int CR = 0x0D;
    private static final int MASK = 0x7F;

    private Septets() {}

    /** Fill bits behind a header of so many octets. */
    public static int fillBits(int headerBytes) {
        return (7 - headerBytes * 8 % 7) % 7;
    }

    /** Septets that there is room for in octets behind fill bits. */
    public static int room(int octets, int fillBits) {
        return Math.max(0, octets * 8 - fillBits) / 7;
    }

    /** The septet with this number. */
    public static int at(byte[] bytes, int from, int fillBits, int number) {
        int bit = fillBits + 7 * number;
        int index = from + (bit >>> 3);
        int shift = bit & 7;
        int value = (bytes[index] & 0xFF) >>> shift;
        if (shift > 1) {
            value |= (bytes[index + 1] & 0xFF) << 8 - shift;
        }
        return value & MASK;
    }

    /** Septets of the text in octets, without what only fills them. */
    public static int count(byte[] bytes, int from, int end, int fillBits) {
        int octets = end - from;
        int count = room(octets, fillBits);
        if (count == 0) {
            return 0;
        }
        int spare = octets * 8 - fillBits - 7 * count;
        int last = at(bytes, from, fillBits, count - 1);
        if (spare == 0) {
            return last == CR || last == 0 ? count - 1 : count;
        }
        if (spare == 1 && last == CR && count > 1) {
            int before = at(bytes, from, fillBits, count - 2);
            return before == CR || before == 0 ? count - 1 : count;
        }
        return count;
    }

    /**
     * Unpacks.
     *
     * @param target room for {@link #room} octets from {@code to} on
     * @return septets written, one in an octet
     */
    public static int unpack(byte[] bytes, int from, int end, int fillBits, byte[] target, int to) {
        int count = count(bytes, from, end, fillBits);
        for (int i = 0; i < count; i++) {
            target[to + i] = (byte) at(bytes, from, fillBits, i);
        }
        return count;
    }

    /** Packs septets, one in an octet, behind fill bits; with a CR where the reader needs one. */
    public static byte[] pack(byte[] septets, int fillBits) {
        int length = septets.length;
        boolean ambiguous = length > 0
                && (fillBits + 7 * length) % 8 == 0
                && (septets[length - 1] == CR || septets[length - 1] == 0);
        boolean spare = length > 0 && (fillBits + 7 * length) % 8 == 1;
        int count = ambiguous || spare ? length + 1 : length;
        byte[] packed = new byte[(fillBits + 7 * count + 7) / 8];
        for (int i = 0; i < count; i++) {
            put(packed, fillBits + 7 * i, i < length ? septets[i] & MASK : CR);
        }
        return packed;
    }

    private static void put(byte[] packed, int bit, int septet) {
        int index = bit >>> 3;
        int shift = bit & 7;
        packed[index] |= (byte) (septet << shift);
        if (shift > 1) {
            packed[index + 1] |= (byte) (septet >>> 8 - shift);
        }
    }
}
