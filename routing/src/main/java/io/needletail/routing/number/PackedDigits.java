package io.needletail.routing.number;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The first digits of an address in one word, so that a prefix of it is a mask away: four bits a digit, the first digit in
 * the highest ones, each digit one higher than it is, because 0 means that there is none.
 *
 * <pre>
 *   4477...   5 5 8 8 ...
 * </pre>
 */
final class PackedDigits {
    /** Digits of a word. */
    static final int DIGITS = 16;

    private static final int DIGIT_BITS = 4;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SEVEN_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    /** Added to seven bits of 10 and more makes the eighth. */
    private static final long BEYOND_NINE = 0x7676_7676_7676_7676L;

    private static final VarHandle OCTETS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private PackedDigits() {}

    /** The digits up to the first octet that is none. */
    static long pack(byte[] bytes, int at, int length) {
        if (at + DIGITS > bytes.length) {
            return packNearTheEnd(bytes, at, length);
        }
        long first = pack((long) OCTETS.get(bytes, at), length);
        if (length <= Long.BYTES || (first & 0xF) == 0) {
            return first << Integer.SIZE;
        }
        return first << Integer.SIZE | pack((long) OCTETS.get(bytes, at + Long.BYTES), length - Long.BYTES);
    }

    /** Eight octets at once; the digits are in the lower half of the answer. */
    private static long pack(long octets, int length) {
        long digits = octets ^ ZEROS;
        long others = ((digits & SEVEN_BITS) + BEYOND_NINE | digits) & HIGH_BITS;
        int bits = Math.min(length << 3, Long.numberOfLeadingZeros(others) & -Byte.SIZE);
        if (bits <= 0) {
            return 0;
        }
        long kept = -1L << Long.SIZE - bits;
        long packed = (digits & kept) + (ONES & kept);
        packed = (packed | packed >>> 4) & 0x00FF_00FF_00FF_00FFL;
        packed = (packed | packed >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (packed | packed >>> 16) & 0xFFFF_FFFFL;
    }

    private static long packNearTheEnd(byte[] bytes, int at, int length) {
        long packed = 0;
        for (int i = 0; i < Math.min(length, DIGITS); i++) {
            int digit = bytes[at + i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            packed |= (digit + 1L) << Long.SIZE - DIGIT_BITS * (i + 1);
        }
        return packed;
    }

    /** How many digits a word has. */
    static int count(long packed) {
        return DIGITS - (Long.numberOfTrailingZeros(packed) >> 2);
    }

    /** The first digits of a word. */
    static long first(long packed, int digits) {
        return packed & -1L << Long.SIZE - DIGIT_BITS * digits;
    }

    /** A word with a digit more. */
    static long append(long packed, int digits, int digit) {
        return packed | (digit + 1L) << Long.SIZE - DIGIT_BITS * (digits + 1);
    }
}
