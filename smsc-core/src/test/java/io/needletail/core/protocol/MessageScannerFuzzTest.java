package io.needletail.core.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.needletail.api.pdu.CommandId;
import java.nio.ByteBuffer;

class MessageScannerFuzzTest {

    /** Header and body as they come; only command_length is made right, as the framing guarantees. */
    @FuzzTest(maxDuration = "5m")
    void scan(byte[] input) throws Exception {
        byte[] pdu = input.clone();
        if (pdu.length >= CommandId.HEADER_BYTES) {
            ByteBuffer.wrap(pdu).putInt(pdu.length);
        }
        ScannerProperties.check(pdu);
    }
}
