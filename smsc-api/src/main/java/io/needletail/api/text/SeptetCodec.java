package io.needletail.api.text;

import io.needletail.api.gsm.GsmTable;
import io.needletail.api.gsm.GsmText;
import org.jspecify.annotations.Nullable;

/** The GSM default alphabet, an octet a septet. */
final class SeptetCodec implements TextCodec {
    @Override
    public int decode(byte[] bytes, int at, int end, char[] target) {
        return GsmText.decode(bytes, at, end, target);
    }

    @Override
    public byte @Nullable [] encode(String text) {
        return GsmText.encode(text);
    }

    @Override
    public int step(byte[] bytes, int at) {
        return bytes[at] == GsmTable.ESCAPE ? 2 : 1;
    }
}
