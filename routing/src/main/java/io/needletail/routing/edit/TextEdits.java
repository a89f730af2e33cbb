package io.needletail.routing.edit;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdit;
import io.needletail.api.route.MessageEdits;
import io.needletail.api.text.DataCoding;
import io.needletail.api.text.EncodedText;
import io.needletail.api.text.TextAlphabet;
import io.needletail.api.text.TextEncoder;
import java.util.Arrays;

/**
 * Edits of texts. All but {@link Set} are made in the text's own alphabet; a user data header stays as it is. Where the alphabet
 * lacks a character, or the result would no longer fit into what the text fits into now (one short message, short_message,
 * message_payload), the text stays as it was. They allocate the new text.
 */
final class TextEdits {
    private static final int UDHI = 0x40;
    private static final int PAYLOAD_OCTETS = 65_535;

    private TextEdits() {}

    record Append(EditedText addition) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            TextBody body = TextBody.of(edits);
            insert(edits, body, addition, body.octets().length);
        }
    }

    record Prepend(EditedText addition) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            insert(edits, TextBody.of(edits), addition, 0);
        }
    }

    private static void insert(MessageEdits edits, TextBody body, EditedText addition, int at) {
        byte[] octets = addition.in(body);
        byte[] before = body.octets();
        if (octets == null || before.length + octets.length > body.limit(edits)) {
            return;
        }
        byte[] text = new byte[before.length + octets.length];
        System.arraycopy(before, 0, text, 0, at);
        System.arraycopy(octets, 0, text, at, octets.length);
        System.arraycopy(before, at, text, at + octets.length, before.length - at);
        body.write(edits, text);
    }

    /**
     * The whole text, in data_coding's own group where that has the alphabet. With a user data header, which stays: GSM or UCS-2;
     * without one, national tables where they save a short message. An account whose default alphabet is not GSM gets that, or
     * UCS-2.
     */
    record Set(String text) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            int header = edits.headerLength();
            EncodedText made = encode(edits.defaultAlphabet, header > 0);
            byte[] data = made.userData();
            if (header + data.length > PAYLOAD_OCTETS) {
                return;
            }
            byte[] whole = Arrays.copyOfRange(edits.text, edits.textOffset, edits.textOffset + header + data.length);
            System.arraycopy(data, 0, whole, header, data.length);
            edits.text(whole, 0, whole.length);
            edits.dataCoding = DataCoding.in(made.alphabet(), edits.dataCoding);
            if (made.headerLength() > 0) {
                edits.esmClass |= UDHI;
            }
        }

        private EncodedText encode(TextAlphabet defaultAlphabet, boolean headed) {
            if (defaultAlphabet == TextAlphabet.GSM) {
                return headed ? TextEncoder.plain(text) : TextEncoder.smallest(text);
            }
            // Packed septets would have to begin at the header's fill bits.
            EncodedText own =
                    headed && defaultAlphabet == TextAlphabet.GSM_PACKED ? null : TextEncoder.in(defaultAlphabet, text);
            return own == null ? TextEncoder.ucs2(text) : own;
        }
    }

    record Replace(EditedText find, EditedText replacement) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            TextBody body = TextBody.of(edits);
            byte[] from = find.in(body);
            byte[] to = replacement.in(body);
            if (from == null || to == null) {
                return;
            }
            int found = count(body, from);
            long length = body.octets().length + (long) found * (to.length - from.length);
            if (found > 0 && length <= body.limit(edits)) {
                body.write(edits, replaced(body, from, to, (int) length));
            }
        }

        private static int count(TextBody body, byte[] from) {
            int count = 0;
            byte[] text = body.octets();
            int at = 0;
            while (at < text.length) {
                boolean here = isAt(text, at, from);
                count += here ? 1 : 0;
                at += here ? from.length : body.alphabet().step(text, at);
            }
            return count;
        }

        private static byte[] replaced(TextBody body, byte[] from, byte[] to, int length) {
            byte[] text = body.octets();
            byte[] made = new byte[length];
            int written = 0;
            int at = 0;
            while (at < text.length) {
                if (isAt(text, at, from)) {
                    System.arraycopy(to, 0, made, written, to.length);
                    written += to.length;
                    at += from.length;
                } else {
                    int step = Math.min(body.alphabet().step(text, at), text.length - at);
                    System.arraycopy(text, at, made, written, step);
                    written += step;
                    at += step;
                }
            }
            return made;
        }

        private static boolean isAt(byte[] text, int at, byte[] from) {
            return text.length - at >= from.length && Arrays.equals(text, at, at + from.length, from, 0, from.length);
        }
    }
}
