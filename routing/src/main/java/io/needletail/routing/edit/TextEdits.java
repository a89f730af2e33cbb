package io.needletail.routing.edit;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdit;
import io.needletail.api.route.MessageEdits;
import io.needletail.routing.text.TextAlphabet;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Edits of texts, made in the text's own alphabet; a user data header stays as it is. Where the alphabet lacks a character, or
 * the result would no longer fit into what the text fits into now (one short message, short_message, message_payload), the text
 * stays as it was. They allocate the new text.
 */
final class TextEdits {
    private static final int UDHI = 0x40;
    private static final int SEPTETS = 160;
    private static final int OCTETS = 140;
    private static final int SHORT_MESSAGE_OCTETS = 254;
    private static final int PAYLOAD_OCTETS = 65_535;

    private TextEdits() {}

    /** A text in each alphabet that has its characters. */
    static final class Encoded {
        private final Map<TextAlphabet, byte[]> octets = new EnumMap<>(TextAlphabet.class);

        Encoded(String text) {
            for (TextAlphabet alphabet : TextAlphabet.values()) {
                byte[] encoded = alphabet.encode(text);
                if (encoded != null) {
                    octets.put(alphabet, encoded);
                }
            }
        }

        byte @Nullable [] in(TextAlphabet alphabet) {
            return octets.get(alphabet);
        }
    }

    private static int header(MessageEdits edits) {
        if ((edits.esmClass & UDHI) == 0 || edits.textLength == 0) {
            return 0;
        }
        return Math.min(1 + (edits.text[edits.textOffset] & 0xFF), edits.textLength);
    }

    /** Octets that the text, its header included, may have after an edit. */
    private static int limit(MessageEdits edits, TextAlphabet alphabet, int header) {
        int one = alphabet == TextAlphabet.GSM ? header + (header == 0 ? SEPTETS : (OCTETS - header) * 8 / 7) : OCTETS;
        if (edits.textLength <= one) {
            return one;
        }
        return edits.textLength <= SHORT_MESSAGE_OCTETS ? SHORT_MESSAGE_OCTETS : PAYLOAD_OCTETS;
    }

    record Append(Encoded addition) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            insert(edits, addition, edits.textLength);
        }
    }

    record Prepend(Encoded addition) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            insert(edits, addition, header(edits));
        }
    }

    private static void insert(MessageEdits edits, Encoded addition, int at) {
        TextAlphabet alphabet = TextAlphabet.of(edits.dataCoding);
        byte[] octets = addition.in(alphabet);
        int header = header(edits);
        if (octets == null || edits.textLength + octets.length > limit(edits, alphabet, header)) {
            return;
        }
        byte[] text = new byte[edits.textLength + octets.length];
        System.arraycopy(edits.text, edits.textOffset, text, 0, at);
        System.arraycopy(octets, 0, text, at, octets.length);
        System.arraycopy(edits.text, edits.textOffset + at, text, at + octets.length, edits.textLength - at);
        edits.text(text, 0, text.length);
    }

    record Replace(Encoded find, Encoded replacement) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            TextAlphabet alphabet = TextAlphabet.of(edits.dataCoding);
            byte[] from = find.in(alphabet);
            byte[] to = replacement.in(alphabet);
            if (from == null || to == null) {
                return;
            }
            int header = header(edits);
            int limit = limit(edits, alphabet, header);
            int found = count(edits, alphabet, header, from);
            long length = edits.textLength + (long) found * (to.length - from.length);
            if (found == 0 || length > limit) {
                return;
            }
            edits.text(replaced(edits, alphabet, from, to, (int) length), 0, (int) length);
        }

        private static int count(MessageEdits edits, TextAlphabet alphabet, int header, byte[] from) {
            int count = 0;
            int end = edits.textOffset + edits.textLength;
            int at = edits.textOffset + header;
            while (at < end) {
                boolean here = isAt(edits.text, at, end, from);
                count += here ? 1 : 0;
                at += here ? from.length : alphabet.step(edits.text, at);
            }
            return count;
        }

        private static byte[] replaced(MessageEdits edits, TextAlphabet alphabet, byte[] from, byte[] to, int length) {
            byte[] text = new byte[length];
            int header = header(edits);
            System.arraycopy(edits.text, edits.textOffset, text, 0, header);
            int written = header;
            int end = edits.textOffset + edits.textLength;
            int at = edits.textOffset + header;
            while (at < end) {
                if (isAt(edits.text, at, end, from)) {
                    System.arraycopy(to, 0, text, written, to.length);
                    written += to.length;
                    at += from.length;
                } else {
                    int step = Math.min(alphabet.step(edits.text, at), end - at);
                    System.arraycopy(edits.text, at, text, written, step);
                    written += step;
                    at += step;
                }
            }
            return text;
        }

        private static boolean isAt(byte[] text, int at, int end, byte[] from) {
            return end - at >= from.length && Arrays.equals(text, at, at + from.length, from, 0, from.length);
        }
    }
}
