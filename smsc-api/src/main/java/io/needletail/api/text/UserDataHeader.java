package io.needletail.api.text;

/**
 * The information elements at the front of user data (3GPP TS 23.040 section 9.2.3.24):
 *
 * <pre>
 *   UDHL | identifier length value... | identifier length value... | text
 * </pre>
 *
 * An element that reaches beyond the header ends it. Stateless: any thread, no allocation.
 */
public final class UserDataHeader {
    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;
    private static final int ELEMENT_8_BIT = 3;
    private static final int ELEMENT_16_BIT = 4;

    private UserDataHeader() {}

    /**
     * Octets of all elements but those that say which part this is.
     *
     * @param header index of the UDHL
     * @param length octets of the header, UDHL included; 0 where there is none
     */
    public static int otherLength(byte[] bytes, int header, int length) {
        int end = header + length;
        int octets = 0;
        for (int at = header + 1; hasElement(bytes, at, end); at = next(bytes, at)) {
            if (!isConcatenation(bytes, at)) {
                octets += next(bytes, at) - at;
            }
        }
        return octets;
    }

    /**
     * Copies all elements but those that say which part this is, without a UDHL.
     *
     * @return index behind them
     */
    public static int copyOthers(byte[] bytes, int header, int length, byte[] target, int at) {
        int end = header + length;
        int to = at;
        for (int from = header + 1; hasElement(bytes, from, end); from = next(bytes, from)) {
            if (!isConcatenation(bytes, from)) {
                int size = next(bytes, from) - from;
                System.arraycopy(bytes, from, target, to, size);
                to += size;
            }
        }
        return to;
    }

    /** Index of the last element that says which part this is, or -1: the last one counts (23.040 section 9.2.3.24). */
    static int findConcatenation(byte[] bytes, int header, int length) {
        int end = header + length;
        int found = -1;
        for (int at = header + 1; hasElement(bytes, at, end); at = next(bytes, at)) {
            if (isConcatenation(bytes, at)) {
                found = at;
            }
        }
        return found;
    }

    /** True if the reference of the element found has 16 bits. */
    static boolean isWide(byte[] bytes, int element) {
        return bytes[element] == CONCATENATED_16_BIT;
    }

    private static boolean isConcatenation(byte[] bytes, int at) {
        return bytes[at] == CONCATENATED_8_BIT && bytes[at + 1] == ELEMENT_8_BIT
                || bytes[at] == CONCATENATED_16_BIT && bytes[at + 1] == ELEMENT_16_BIT;
    }

    private static boolean hasElement(byte[] bytes, int at, int end) {
        return at + 2 <= end && next(bytes, at) <= end;
    }

    private static int next(byte[] bytes, int at) {
        return at + 2 + (bytes[at + 1] & 0xFF);
    }
}
