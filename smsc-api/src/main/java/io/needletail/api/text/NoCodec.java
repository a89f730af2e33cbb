package io.needletail.api.text;

import org.jspecify.annotations.Nullable;

/** Octets that are no text, or in an alphabet that is not read. */
final class NoCodec implements TextCodec {
    @Override
    public int decode(byte[] bytes, int at, int end, char[] target) {
        return 0;
    }

    @Override
    public byte @Nullable [] encode(String text) {
        return null;
    }
}
