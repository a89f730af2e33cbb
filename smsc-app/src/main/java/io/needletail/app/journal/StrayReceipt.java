package io.needletail.app.journal;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.nio.charset.StandardCharsets;

/** What a receipt says in its TLVs, or else in its text (SMPP 3.4 Appendix B). */
final class StrayReceipt {
    private StrayReceipt() {}

    /** The carrier's id, empty if it gives none. */
    static String messageId(MessageView receipt) {
        int tlv = receipt.findTlv(TlvTag.RECEIPTED_MESSAGE_ID);
        if (tlv < 0) {
            return field(receipt, "id:");
        }
        String value = latin1(receipt, tlv, receipt.tlvLength(tlv));
        int end = value.indexOf('\0');
        return FactLine.printable(end < 0 ? value : value.substring(0, end));
    }

    /** The state's name, or what stands in the text; empty if there is none. */
    static String state(MessageView receipt) {
        int tlv = receipt.findTlv(TlvTag.MESSAGE_STATE);
        if (tlv >= 0 && receipt.tlvLength(tlv) == 1 && receipt.bytes()[tlv] >= 0 && receipt.bytes()[tlv] <= 9) {
            return FactLine.word(MessageState.of(receipt.bytes()[tlv]));
        }
        String word = field(receipt, "stat:");
        for (MessageState state : MessageState.values()) {
            if (state.receiptWord().equals(word)) {
                return FactLine.word(state);
            }
        }
        return word;
    }

    private static String field(MessageView receipt, String name) {
        String text = latin1(receipt, receipt.textOffset(), receipt.textLength());
        int at = text.startsWith(name) ? 0 : text.indexOf(' ' + name) + 1;
        if (at == 0 && !text.startsWith(name)) {
            return "";
        }
        int from = at + name.length();
        int end = text.indexOf(' ', from);
        return FactLine.printable(end < 0 ? text.substring(from) : text.substring(from, end));
    }

    private static String latin1(MessageView receipt, int from, int length) {
        return new String(receipt.bytes(), from, length, StandardCharsets.ISO_8859_1);
    }
}
