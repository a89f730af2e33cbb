package io.needletail.api.text;

import java.nio.charset.StandardCharsets;

/** UTF-8; each octet that begins no sound character reads as U+FFFD. */
final class Utf8Codec implements TextCodec {
    private static final char NOTHING = '\uFFFD';
    private static final int SUPPLEMENTARY = 0x10000;

    @Override
    public int decode(byte[] bytes, int at, int end, char[] target) {
        int written = 0;
        for (int i = at; i < end; ) {
            int first = bytes[i];
            if (first >= 0) {
                target[written++] = (char) first;
                i++;
                continue;
            }
            int length = soundLength(bytes, i, end);
            if (length == 0) {
                target[written++] = NOTHING;
                i++;
            } else {
                int point = point(bytes, i, length);
                if (point < SUPPLEMENTARY) {
                    target[written++] = (char) point;
                } else {
                    target[written++] = Character.highSurrogate(point);
                    target[written++] = Character.lowSurrogate(point);
                }
                i += length;
            }
        }
        return written;
    }

    /** Octets of the character from here on that is not ASCII; 0 if there is none. */
    private static int soundLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int length = first >= 0xF0 && first <= 0xF4
                ? 4
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 && first < 0xE0 ? 2 : 0;
        if (length == 0 || at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int point = point(bytes, at, length);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean tooLong = length == 3 && point < 0x800 || length == 4 && point < SUPPLEMENTARY;
        return surrogate || tooLong || point > Character.MAX_CODE_POINT ? 0 : length;
    }

    private static int point(byte[] bytes, int at, int length) {
        int point = bytes[at] & 0xFF >> length + 1;
        for (int i = 1; i < length; i++) {
            point = point << 6 | bytes[at + i] & 0x3F;
        }
        return point;
    }

    @Override
    public byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int step(byte[] bytes, int at) {
        return bytes[at] >= 0 ? 1 : Math.max(1, soundLength(bytes, at, bytes.length));
    }
}
