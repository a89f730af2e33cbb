package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.Pdu;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoder;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoderContext;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cloudhopper as the other side: its PDUs to bytes and back, and our views over them. */
final class Messages {
    private static final DefaultPduTranscoder TRANSCODER = new DefaultPduTranscoder(new DefaultPduTranscoderContext());

    private Messages() {}

    static byte[] encode(Pdu pdu) throws Exception {
        // It may have been written before with other fields.
        pdu.calculateAndSetCommandLength();
        ByteBuf buffer = TRANSCODER.encode(pdu);
        try {
            byte[] bytes = new byte[buffer.readableBytes()];
            buffer.readBytes(bytes);
            return bytes;
        } finally {
            buffer.release();
        }
    }

    static Pdu decode(byte[] bytes, int at, int length) throws Exception {
        return TRANSCODER.decode(Unpooled.wrappedBuffer(bytes, at, length));
    }

    static MessageView view(Pdu pdu) throws Exception {
        byte[] bytes = encode(pdu);
        MessageView view = new MessageView();
        assertThat(MessageScanner.scan(bytes, 0, bytes.length, 0x50, view)).isEqualTo(CommandStatus.ROK);
        return view;
    }

    static byte[] textOf(MessageView view) {
        return Arrays.copyOfRange(view.bytes(), view.textOffset(), view.textOffset() + view.textLength());
    }

    static String latin1(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
