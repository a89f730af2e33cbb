package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.BaseSm;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import java.util.Arrays;

/** What holds for the scanner and any bytes; shared by the property test and the fuzz target. */
final class ScannerProperties {
    private static final int MARGIN = 64;

    private ScannerProperties() {}

    /**
     * Checks one PDU.
     *
     * @param pdu with a command_length that is right, if it has one
     * @return the scanner's status
     */
    static int check(byte[] pdu) throws Exception {
        MessageView view = new MessageView();
        int status = MessageScanner.scan(pdu, 0, pdu.length, view);
        for (byte filler : new byte[] {0, '1'}) {
            assertThat(scanWithin(filler, pdu)).as("surrounded by %d", filler).isEqualTo(status);
        }
        if (status == CommandStatus.ROK) {
            BaseSm<?> read = (BaseSm<?>) Messages.decode(pdu, 0, pdu.length);
            MessageOracle.assertSame(view, read);
            checkReceipt(view);
        }
        return status;
    }

    private static int scanWithin(byte filler, byte[] pdu) {
        byte[] array = new byte[pdu.length + 2 * MARGIN];
        Arrays.fill(array, filler);
        System.arraycopy(pdu, 0, array, MARGIN, pdu.length);
        return MessageScanner.scan(array, MARGIN, pdu.length, new MessageView());
    }

    private static void checkReceipt(MessageView original) {
        PduBuffer out = new PduBuffer(256);
        Receipt receipt = new Receipt().id(1, false).outcome(MessageState.EXPIRED, 1);
        int at = DeliverSmEncoder.receipt(original, receipt, out);
        assertThat(MessageScanner.scan(out.bytes(), at, out.length() - at, new MessageView()))
                .as("scan of the receipt")
                .isEqualTo(CommandStatus.ROK);
    }
}
