package io.needletail.core.protocol;

/**
 * The text of a message_id, the same in the response, the receipt and its TLV: decimal with at least ten digits, or for
 * a 3.3 peer, which has room for eight characters (3.4 section 3.4), base 36 without padding. Stateless: any thread.
 */
public final class MessageIdText {
    /** Most characters a text may have, without its NUL. */
    public static final int MAX_LENGTH = 19;
    /** Largest id that fits into the eight characters of a 3.3 peer. */
    public static final long MAX_SHORT_ID = 36L * 36 * 36 * 36 * 36 * 36 * 36 * 36 - 1;
    /** {@link #parse}: no id of ours. */
    public static final long INVALID = -1;

    private static final int MIN_DIGITS = 10;
    private static final long TEN_DIGITS = 10_000_000_000L;
    private static final int EIGHT_DIGITS = 100_000_000;
    private static final int SHORT_MAX_LENGTH = 8;

    private MessageIdText() {}

    /**
     * Writes an id without NUL.
     *
     * @param shortForm for a 3.3 peer
     * @return characters written, at most {@link #MAX_LENGTH}
     * @throws IllegalArgumentException for a negative id, or one that is too large for the short form
     */
    public static int write(long id, boolean shortForm, byte[] out, int at) {
        if (id < 0 || shortForm && id > MAX_SHORT_ID) {
            throw new IllegalArgumentException("message id " + id + " has no text in this form");
        }
        return shortForm ? writeBase36(id, out, at) : writeDecimal(id, out, at);
    }

    /**
     * Reads back what {@link #write} wrote; a decimal text may lack leading zeros, base 36 may be in small letters.
     *
     * @return the id, or {@link #INVALID}
     */
    public static long parse(byte[] bytes, int at, int length, boolean shortForm) {
        if (length < 1 || length > (shortForm ? SHORT_MAX_LENGTH : MAX_LENGTH)) {
            return INVALID;
        }
        int radix = shortForm ? 36 : 10;
        long id = 0;
        for (int i = at; i < at + length; i++) {
            int digit = Character.digit(bytes[i], radix);
            if (digit < 0) {
                return INVALID;
            }
            id = id * radix + digit;
        }
        return id < 0 ? INVALID : id;
    }

    /** Two digits at a time from the right; ten digits are the usual case. */
    private static int writeDecimal(long id, byte[] out, int at) {
        int width = MIN_DIGITS;
        for (long limit = TEN_DIGITS; width < MAX_LENGTH && id >= limit; limit *= 10) {
            width++;
        }
        long rest = id;
        int end = at + width;
        while (end - at >= 8) {
            long above = rest / EIGHT_DIGITS;
            int eight = (int) (rest - above * EIGHT_DIGITS);
            int high = eight / 10_000;
            int low = eight - high * 10_000;
            pair(high / 100, out, end - 8);
            pair(high % 100, out, end - 6);
            pair(low / 100, out, end - 4);
            pair(low % 100, out, end - 2);
            rest = above;
            end -= 8;
        }
        int few = (int) rest;
        for (; end - at >= 2; end -= 2) {
            pair(few % 100, out, end - 2);
            few /= 100;
        }
        if (end > at) {
            out[at] = (byte) ('0' + few);
        }
        return width;
    }

    private static void pair(int value, byte[] out, int at) {
        int tens = value / 10;
        out[at] = (byte) ('0' + tens);
        out[at + 1] = (byte) ('0' + value - 10 * tens);
    }

    private static int writeBase36(long id, byte[] out, int at) {
        int width = 1;
        for (long rest = id / 36; rest != 0; rest /= 36) {
            width++;
        }
        long rest = id;
        for (int i = at + width - 1; i >= at; i--) {
            int digit = (int) (rest % 36);
            out[i] = (byte) (digit < 10 ? '0' + digit : 'A' + digit - 10);
            rest /= 36;
        }
        return width;
    }
}
