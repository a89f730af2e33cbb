package io.needletail.api.text;

/**
 * UCS-2, which senders use as UTF-16BE: surrogate pairs are read and written, lone surrogates are left as they are, half a
 * character at the end is not read.
 */
final class Utf16Codec implements TextCodec {
    @Override
    public int decode(byte[] bytes, int at, int end, char[] target) {
        int written = 0;
        for (int i = at; i + 1 < end; i += 2) {
            target[written++] = (char) ((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF);
        }
        return written;
    }

    @Override
    public byte[] encode(String text) {
        return octets(text);
    }

    static byte[] octets(String text) {
        byte[] octets = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >>> 8);
            octets[2 * i + 1] = (byte) text.charAt(i);
        }
        return octets;
    }

    @Override
    public int step(byte[] bytes, int at) {
        boolean pair = (bytes[at] & 0xFC) == 0xD8 && at + 3 < bytes.length && (bytes[at + 2] & 0xFC) == 0xDC;
        return pair ? 4 : 2;
    }
}
