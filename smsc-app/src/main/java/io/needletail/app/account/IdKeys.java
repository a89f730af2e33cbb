package io.needletail.app.account;

import io.needletail.api.account.IdProfile;
import io.needletail.api.account.IdText;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.util.List;

/** The keys of an account about message ids. */
final class IdKeys {
    private static final int AS_USUAL = -1;
    private static final int USUAL_DECIMAL_WIDTH = 10;
    private static final long HASH_START = 0xCBF2_9CE4_8422_2325L;
    private static final long HASH_PRIME = 0x100_0000_01B3L;

    static final Key<IdText.Form> FORM = new Key<>(
            "message-id.form",
            KeyTypes.choice(IdText.Form.class),
            IdText.Form.DECIMAL,
            "How message ids are written in responses; uuid is 32 hexadecimal digits, uuid-dashes has 36 characters."
                    + " Peers of SMPP 3.3 see base 36 in any case.");
    static final Key<Integer> WIDTH = new Key<>(
            "message-id.width",
            KeyTypes.integer(AS_USUAL, IdText.MAX_LENGTH),
            AS_USUAL,
            "Fewest digits, zeros on the left; -1 is 10 for decimal and none for the others.");
    static final Key<String> PREFIX = new Key<>(
            "message-id.prefix",
            KeyTypes.text("at most 17 characters of printable ASCII without blanks", IdKeys::isPrefix),
            "",
            "Characters before the digits.");
    static final Key<String> KEY = new Key<>(
            "message-id.key",
            KeyTypes.text("a text of at most 64 characters", text -> text.length() <= 64),
            "needletail",
            "What the digits of a uuid are mixed with. Messages that were answered under another one are not found any more.");
    static final Key<IdText.Form> RECEIPT_FORM = new Key<>(
            "message-id.receipt.form",
            FORM.type(),
            FORM.fallback(),
            "How message ids are written in receipts. Taken from message-id.form unless set.");
    static final Key<Integer> RECEIPT_WIDTH = new Key<>(
            "message-id.receipt.width",
            WIDTH.type(),
            WIDTH.fallback(),
            "The same in receipts. Taken from message-id.width unless this or message-id.receipt.form is set.");
    static final Key<String> RECEIPT_PREFIX = new Key<>(
            "message-id.receipt.prefix",
            PREFIX.type(),
            PREFIX.fallback(),
            "The same in receipts. Taken from message-id.prefix unless set.");

    static final List<Key<?>> ALL = List.of(FORM, WIDTH, PREFIX, KEY, RECEIPT_FORM, RECEIPT_WIDTH, RECEIPT_PREFIX);

    private IdKeys() {}

    /** @throws IllegalArgumentException for what does not go together */
    static IdProfile read(Values values) {
        IdText response = text(values.get(FORM), values.get(WIDTH), values.get(PREFIX));
        boolean ownForm = values.isSet(RECEIPT_FORM);
        boolean ownWidth = values.isSet(RECEIPT_WIDTH) || ownForm;
        IdText receipt = text(
                values.get(ownForm ? RECEIPT_FORM : FORM),
                values.get(ownWidth ? RECEIPT_WIDTH : WIDTH),
                values.get(values.isSet(RECEIPT_PREFIX) ? RECEIPT_PREFIX : PREFIX));
        boolean keyed = response.form().isUuid() || receipt.form().isUuid();
        return new IdProfile(response, receipt, keyed ? hash(values.get(KEY)) : 0);
    }

    private static IdText text(IdText.Form form, int width, String prefix) {
        int usual = form == IdText.Form.DECIMAL ? USUAL_DECIMAL_WIDTH : 0;
        return new IdText(form, width == AS_USUAL ? usual : width, prefix);
    }

    private static boolean isPrefix(String text) {
        return text.length() <= 17 && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static long hash(String key) {
        long hash = HASH_START;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * HASH_PRIME;
        }
        return hash;
    }
}
