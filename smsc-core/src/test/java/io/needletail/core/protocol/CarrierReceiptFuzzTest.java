package io.needletail.core.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import java.nio.ByteBuffer;

class CarrierReceiptFuzzTest {
    private static final int ESM_CLASS = 30;

    /** The body of a deliver_sm as it comes, behind a header and addresses that are sound. */
    @FuzzTest(maxDuration = "2m")
    void read(byte[] input) {
        byte[] front = ByteBuffer.allocate(ESM_CLASS + 1)
                .putInt(0)
                .putInt(CommandId.DELIVER_SM)
                .putInt(0)
                .putInt(1)
                .put(new byte[] {0, 1, 1, '4', '9', 0, 1, 1, '1', '0', '0', '0', '0', 0, 0x04})
                .array();
        byte[] pdu = new byte[front.length + input.length];
        System.arraycopy(front, 0, pdu, 0, front.length);
        System.arraycopy(input, 0, pdu, front.length, input.length);
        ByteBuffer.wrap(pdu).putInt(pdu.length);
        MessageView view = new MessageView();
        if (MessageScanner.scan(pdu, 0, pdu.length, view) == CommandStatus.ROK) {
            CarrierReceipt receipt = new CarrierReceipt();
            receipt.read(view);
            ReceiptProperties.check(receipt, view);
        }
    }
}
