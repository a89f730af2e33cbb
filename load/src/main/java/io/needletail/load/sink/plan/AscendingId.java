package io.needletail.load.sink.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The message id as text, counted up in place: no division and no allocation per message. Owned by one thread. */
public final class AscendingId {
    private static final int CAPACITY = 64;

    private final byte[] text = new byte[CAPACITY];
    private final int firstDigit;
    private final byte lastDigit;
    private int length;
    private long number;

    public AscendingId(IdForm form) {
        byte[] prefix = form.prefixBytes();
        System.arraycopy(prefix, 0, text, 0, prefix.length);
        firstDigit = prefix.length;
        lastDigit = (byte) (form.hex() ? 'F' : '9');
        length = firstDigit + 1;
        text[firstDigit] = '0';
    }

    /** Goes to the next number; {@link #bytes} and {@link #length} then show it. */
    public void next() {
        number++;
        int at = length - 1;
        while (at >= firstDigit && text[at] == lastDigit) {
            text[at--] = '0';
        }
        if (at >= firstDigit) {
            text[at] = (byte) (text[at] == '9' ? 'A' : text[at] + 1);
        } else {
            // 99 becomes 100: what is there is all zeros by now.
            text[firstDigit] = '1';
            text[length++] = '0';
        }
    }

    /** The text, from index 0; changed by {@link #next}. */
    public byte[] bytes() {
        return text;
    }

    /** Characters of the text. */
    public int length() {
        return length;
    }

    /** The number in the text; 0 before the first {@link #next}. */
    public long number() {
        return number;
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(text, length), StandardCharsets.US_ASCII);
    }
}
