package io.needletail.benchmarks.micro;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Messages as applications send them. */
final class SamplePdus {
    static final String DESTINATION = "491701234567";

    private static final byte[] ALPHABET = "Your code is 123456. ".getBytes(StandardCharsets.US_ASCII);

    private SamplePdus() {}

    /** A submit_sm with an alphanumeric sender that asks for a receipt. */
    static byte[] submitSm(String destination, int textLength) {
        PduBuffer out = new PduBuffer(512);
        int header = out.begin(CommandId.SUBMIT_SM, 7);
        putString(out, "");
        out.putByte(5);
        out.putByte(0);
        putString(out, "Needletail");
        out.putByte(1);
        out.putByte(1);
        putString(out, destination);
        out.putBytes(new byte[5]); // esm_class, protocol_id, priority_flag, both times
        out.putByte(1);
        out.putBytes(new byte[3]); // replace_if_present_flag, data_coding, sm_default_msg_id
        out.putByte(textLength);
        for (int i = 0; i < textLength; i++) {
            out.putByte(ALPHABET[i % ALPHABET.length]);
        }
        out.end(header);
        return Arrays.copyOf(out.bytes(), out.length());
    }

    static MessageView view(byte[] pdu) {
        MessageView view = new MessageView();
        int status = MessageScanner.scan(pdu, 0, pdu.length, view);
        if (status != CommandStatus.ROK) {
            throw new IllegalArgumentException("not a sound message, status " + status);
        }
        return view;
    }

    private static void putString(PduBuffer out, String text) {
        out.putString(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }
}
