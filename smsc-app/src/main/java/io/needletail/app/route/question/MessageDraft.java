package io.needletail.app.route.question;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.TlvTag;
import io.needletail.app.config.bind.Values;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the PDU of a message that is only asked about (SMPP 3.4 sections 4.4.1 and 4.6.1). */
final class MessageDraft {
    private static final int LONGEST_SHORT_MESSAGE = 254;
    private static final int TON_UNKNOWN = 0;
    private static final int TON_INTERNATIONAL = 1;
    private static final int TON_ALPHANUMERIC = 5;
    private static final int NPI_ISDN = 1;
    private static final int LONGEST_SHORT_CODE = 6;

    private final Values values;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    MessageDraft(Values values) {
        this.values = values;
    }

    /** A deliver_sm where it comes from a carrier, else a submit_sm. */
    byte[] pdu(boolean fromCarrier) {
        DraftText text = DraftText.of(
                values.get(QuestionKeys.TEXT),
                values.isSet(QuestionKeys.DATA_CODING) ? values.get(QuestionKeys.DATA_CODING) : DraftText.ANY,
                values.get(QuestionKeys.ALPHABET));
        boolean payload = text.octets().length > LONGEST_SHORT_MESSAGE;
        string(values.get(QuestionKeys.SERVICE_TYPE));
        address(values.get(QuestionKeys.FROM));
        address(values.get(QuestionKeys.TO));
        body.write(values.get(QuestionKeys.ESM_CLASS));
        body.write(0); // protocol_id
        body.write(values.get(QuestionKeys.PRIORITY));
        string(""); // schedule_delivery_time
        string(""); // validity_period
        body.write(0); // registered_delivery
        body.write(0); // replace_if_present_flag
        body.write(text.dataCoding());
        body.write(0); // sm_default_msg_id
        body.write(payload ? 0 : text.octets().length);
        if (payload) {
            tlv(TlvTag.MESSAGE_PAYLOAD, text.octets());
        } else {
            body.writeBytes(text.octets());
        }
        values.get(QuestionKeys.TLV).forEach(tlv -> tlv(tlv.tag(), tlv.value()));
        return framed(fromCarrier ? CommandId.DELIVER_SM : CommandId.SUBMIT_SM);
    }

    private byte[] framed(int commandId) {
        int length = CommandId.HEADER_BYTES + body.size();
        return ByteBuffer.allocate(length)
                .putInt(length)
                .putInt(commandId)
                .putInt(0)
                .putInt(1)
                .put(body.toByteArray())
                .array();
    }

    private void string(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        body.write(0);
    }

    /** TON and NPI as the address looks: a name, a short code or a number with a trunk prefix, or an international number. */
    private void address(String written) {
        String digits = written.startsWith("+") ? written.substring(1) : written;
        boolean number = digits.matches("[0-9]*");
        boolean local = digits.length() <= LONGEST_SHORT_CODE || written.startsWith("0");
        body.write(number ? local ? TON_UNKNOWN : TON_INTERNATIONAL : TON_ALPHANUMERIC);
        body.write(number && !digits.isEmpty() ? NPI_ISDN : 0);
        string(number ? digits : written);
    }

    private void tlv(int tag, byte[] value) {
        body.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) tag)
                .putShort((short) value.length)
                .array());
        body.writeBytes(value);
    }
}
