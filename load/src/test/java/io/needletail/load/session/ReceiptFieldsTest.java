package io.needletail.load.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.load.ledger.MessageIdHash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiptFieldsTest {
    private static final String TEXT = "id:0000000042 sub:001 dlvrd:000 submit date:2601011200 done date:2601011200 "
            + "stat:UNDELIV err:001 text:Hello";

    private final ReceiptFields fields = new ReceiptFields();

    @Test
    void shouldReadTheTlvs() {
        read("", "abc", MessageState.EXPIRED.code());
        assertThat(fields.id()).isEqualTo(hash("abc"));
        assertThat(fields.state()).isEqualTo(MessageState.EXPIRED.code());
    }

    @Test
    void shouldReadTheTextWhereThereAreNoTlvs() {
        read(TEXT, null, -1);
        assertThat(fields.id()).isEqualTo(hash("0000000042"));
        assertThat(fields.state()).isEqualTo(MessageState.UNDELIVERABLE.code());
    }

    @Test
    void shouldReadATextThatEndsWithItsId() {
        read("id:77", null, -1);
        assertThat(fields.id()).isEqualTo(hash("77"));
        assertThat(fields.state()).isEqualTo(MessageState.UNKNOWN.code());
    }

    @Test
    void shouldFindNoIdWhereThereIsNone() {
        read("delivered, honestly", null, -1);
        assertThat(fields.hasId()).isFalse();
        read("id: stat:DELIVRD", null, -1);
        assertThat(fields.hasId()).isFalse();
    }

    @Test
    void shouldTakeAStateOfTheServersOwnForUnknown() {
        read("id:1 stat:BUFFERD", null, -1);
        assertThat(fields.state()).isEqualTo(MessageState.UNKNOWN.code());
        read("", "1", 200);
        assertThat(fields.state()).isEqualTo(MessageState.UNKNOWN.code());
    }

    private void read(String text, @Nullable String id, int state) {
        PduBuffer out = new PduBuffer(300);
        int header = out.begin(CommandId.DELIVER_SM, 1);
        out.putBytes(new byte[] {0, 1, 1, '4', '4', 0, 1, 1, '4', '5', 0, 4, 0, 0, 0, 0, 0, 0, 0, 0});
        out.putByte(text.length());
        out.putBytes(text.getBytes(StandardCharsets.US_ASCII));
        if (id != null) {
            out.putShort(TlvTag.RECEIPTED_MESSAGE_ID);
            out.putShort(id.length() + 1);
            out.putString(id.getBytes(StandardCharsets.US_ASCII), 0, id.length());
        }
        if (state >= 0) {
            out.putShort(TlvTag.MESSAGE_STATE);
            out.putShort(1);
            out.putByte(state);
        }
        out.end(header);
        MessageView view = new MessageView();
        assertThat(MessageScanner.scan(out.bytes(), 0, out.length(), view)).isEqualTo(CommandStatus.ROK);
        fields.read(view);
    }

    private static long hash(String id) {
        return MessageIdHash.of(id.getBytes(StandardCharsets.US_ASCII), 0, id.length());
    }
}
