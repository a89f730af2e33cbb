package io.needletail.core.join;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.text.Concatenation;
import io.needletail.api.text.PartForm;
import java.nio.charset.StandardCharsets;

/**
 * What parts of one message have in common (3GPP TS 23.040 section 9.2.3.24.1): who sends it to whom, the reference, the total.
 *
 * @param account number of the account
 * @param addresses both, with TON and NPI, as they were submitted
 */
public record PartKey(int account, PartForm form, int reference, int total, String addresses) {

    /** @param part {@link Concatenation} of the message */
    public static PartKey of(int account, long part, MessageView message) {
        int from = message.sourceOffset() - 2;
        int end = message.destinationOffset() + message.destinationLength();
        return new PartKey(
                account,
                Concatenation.form(part),
                Concatenation.reference(part),
                Concatenation.total(part),
                new String(message.bytes(), from, end - from, StandardCharsets.ISO_8859_1));
    }
}
