package io.needletail.core.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.needletail.core.protocol.BindType;
import java.nio.ByteBuffer;

class LinkDispatchFuzzTest {

    /** The first octet says where the stream is split; the first PDU has a right command_length, the rest as it comes. */
    @FuzzTest(maxDuration = "5m")
    void dispatch(byte[] input) {
        if (input.length < 17 || input.length > 4096) {
            return;
        }
        byte[] stream = ByteBuffer.allocate(input.length - 1)
                .put(input, 1, input.length - 1)
                .array();
        int first = Math.max(16, ByteBuffer.wrap(stream).getInt(0) & 0xFF);
        ByteBuffer.wrap(stream).putInt(0, Math.min(first, stream.length));
        int split = (input[0] & 0xFF) * stream.length / 256;
        LinkProperties.check(stream, split, BindType.values()[input.length % 3]);
    }
}
