package io.needletail.routing;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes views over the smallest submit_sm for a destination. */
final class Submits {
    private Submits() {}

    static MessageView to(String destination) {
        byte[] address = destination.getBytes(StandardCharsets.ISO_8859_1);
        byte[] pdu = new byte[CommandId.HEADER_BYTES + 17 + address.length];
        ByteBuffer.wrap(pdu)
                .putInt(pdu.length)
                .putInt(CommandId.SUBMIT_SM)
                .putInt(0)
                .putInt(1)
                .put(22, address);
        MessageView view = new MessageView();
        int status = MessageScanner.scan(pdu, 0, pdu.length, view);
        if (status != CommandStatus.ROK) {
            throw new IllegalStateException("destination '" + destination + "' gave status " + status);
        }
        return view;
    }
}
