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
        return shortForm ? writeDigits(id, 36, 1, out, at) : writeDigits(id, 10, MIN_DIGITS, out, at);
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

    private static int writeDigits(long id, int radix, int least, byte[] out, int at) {
        int count = 1;
        for (long rest = id / radix; rest != 0; rest /= radix) {
            count++;
        }
        int width = Math.max(count, least);
        long rest = id;
        for (int i = at + width - 1; i >= at; i--) {
            int digit = (int) (rest % radix);
            out[i] = (byte) (digit < 10 ? '0' + digit : 'A' + digit - 10);
            rest /= radix;
        }
        return width;
    }
}
