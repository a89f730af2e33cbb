package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.util.Arrays;

/** Writes an alert_notification (3.4 section 4.12.1): the handset of a message that was not delivered can be reached again. */
public final class AlertNotification {
    /** ms_availability_status (5.3.2.30). */
    private static final int AVAILABLE = 0;

    private AlertNotification() {}

    /**
     * The PDU, with sequence_number 0.
     *
     * @param message whose destination is the handset, and whose source the address of the ESME
     */
    public static byte[] of(MessageView message) {
        byte[] from = message.bytes();
        PduBuffer out = new PduBuffer(96);
        int header = out.begin(CommandId.ALERT_NOTIFICATION, 0);
        out.putByte(message.destinationTon());
        out.putByte(message.destinationNpi());
        out.putString(from, message.destinationOffset(), message.destinationLength());
        out.putByte(message.sourceTon());
        out.putByte(message.sourceNpi());
        out.putString(from, message.sourceOffset(), message.sourceLength());
        out.putShort(TlvTag.MS_AVAILABILITY_STATUS);
        out.putShort(1);
        out.putByte(AVAILABLE);
        out.end(header);
        return Arrays.copyOf(out.bytes(), out.length());
    }
}
