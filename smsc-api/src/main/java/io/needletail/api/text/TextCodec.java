package io.needletail.api.text;

import org.jspecify.annotations.Nullable;

/** Octets to characters and back, in one alphabet. Immutable. */
interface TextCodec {
    /** As {@link TextAlphabet#decode}. */
    int decode(byte[] bytes, int at, int end, char[] target);

    /** As {@link TextAlphabet#encode}. */
    byte @Nullable [] encode(String text);

    /** As {@link TextAlphabet#step}. */
    default int step(byte[] bytes, int at) {
        return 1;
    }
}
