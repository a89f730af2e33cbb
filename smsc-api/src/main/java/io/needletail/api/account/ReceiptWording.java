package io.needletail.api.account;

import io.needletail.api.message.MessageState;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The text of a receipt (3.4 Appendix B leaves it to the vendor). Immutable.
 *
 * @param counts {@code sub:} and {@code dlvrd:}
 * @param excerpt what is behind {@code text:}
 * @param label {@code text:} or another spelling of it, colon included
 * @param dates of {@code submit date:} and {@code done date:}
 * @param zone of the dates
 * @param error {@code err:}
 * @param words of {@code stat:} where they are not those of Appendix B; a word that Appendix B or 5.0 has for another state
 *     also changes the message_state of the TLV to that state
 */
public record ReceiptWording(
        Counts counts,
        Excerpt excerpt,
        String label,
        Dates dates,
        ZoneId zone,
        Errors error,
        Map<MessageState, String> words) {
    /** As Appendix B has it. */
    public static final ReceiptWording USUAL = new ReceiptWording(
            Counts.OUTCOME, Excerpt.FIRST_20, "text:", Dates.MINUTES, ZoneOffset.UTC, Errors.DECIMAL, Map.of());

    /** What {@code sub:} and {@code dlvrd:} say. */
    public enum Counts {
        /** 001 and, as the message was delivered or not, 001 or 000. */
        OUTCOME,
        /** 000 and 000 always. */
        ZERO,
        /** 001 and 001 always. */
        ONE
    }

    /** What of the message is repeated. */
    public enum Excerpt {
        /** The first 20 characters. */
        FIRST_20,
        /** Nothing behind the label. */
        EMPTY,
        /** Not even the label. */
        NONE
    }

    /** How dates are written. */
    public enum Dates {
        /** YYMMDDhhmm. */
        MINUTES,
        /** YYMMDDhhmmss. */
        SECONDS
    }

    /** How the error is written. */
    public enum Errors {
        /** Three decimal digits, five where three are too few. */
        DECIMAL,
        /** Three hexadecimal digits, four where three are too few. */
        HEX,
        /** The field is left out. */
        NONE
    }

    public ReceiptWording {
        words = Map.copyOf(words);
    }
}
