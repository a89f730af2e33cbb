package io.needletail.routing.edit;

import io.needletail.api.gsm.GsmText;
import io.needletail.api.gsm.NationalLanguage;
import io.needletail.api.text.TextAlphabet;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text of a rule, in each alphabet that has its characters. Immutable. */
final class EditedText {
    private final String text;
    private final Map<TextAlphabet, byte[]> octets = new EnumMap<>(TextAlphabet.class);

    EditedText(String text) {
        this.text = text;
        for (TextAlphabet alphabet : TextAlphabet.values()) {
            byte[] encoded = alphabet.encode(text);
            if (encoded != null) {
                octets.put(alphabet, encoded);
            }
        }
    }

    /** As it would stand in a body, or null if the alphabet lacks a character. Not to be changed. */
    byte @Nullable [] in(TextBody body) {
        boolean national = body.locking() != NationalLanguage.DEFAULT || body.single() != NationalLanguage.DEFAULT;
        return national && body.alphabet() == TextAlphabet.GSM
                ? GsmText.encode(text, body.locking().locking(), body.single().single())
                : octets.get(body.alphabet());
    }
}
