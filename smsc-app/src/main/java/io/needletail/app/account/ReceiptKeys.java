package io.needletail.app.account;

import io.needletail.api.account.ReceiptDialect;
import io.needletail.api.account.ReceiptFrame;
import io.needletail.api.account.ReceiptWording;
import io.needletail.api.message.MessageState;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The keys of an account about delivery receipts. */
final class ReceiptKeys {
    private static final String LOCAL = "local";
    private static final int LONGEST_WORD = 10;
    private static final int LONGEST_LABEL = 10;

    /** Which PDU a receipt is. */
    enum Pdu {
        DELIVER_SM,
        DATA_SM
    }

    /** Whose addresses a receipt has as source and destination. */
    enum Addresses {
        SWAPPED,
        ORIGINAL
    }

    static final Key<ReceiptWording.Counts> COUNTS = new Key<>(
            "receipt.counts",
            KeyTypes.choice(ReceiptWording.Counts.class),
            ReceiptWording.Counts.OUTCOME,
            "What sub: and dlvrd: say: outcome is 001 and 001 or 000, zero is always 000, one is always 001.");
    static final Key<ReceiptWording.Excerpt> TEXT = new Key<>(
            "receipt.text",
            KeyTypes.choice(ReceiptWording.Excerpt.class),
            ReceiptWording.Excerpt.FIRST_20,
            "How much of the message is repeated; none leaves the field out, label and all.");
    static final Key<String> LABEL = new Key<>(
            "receipt.text-label",
            KeyTypes.text(
                    "1 to " + LONGEST_LABEL + " characters of printable ASCII",
                    text -> isPrintable(text, LONGEST_LABEL)),
            "text:",
            "What is before the text, such as text: or Text:.");
    static final Key<ReceiptWording.Dates> DATES = new Key<>(
            "receipt.dates",
            KeyTypes.choice(ReceiptWording.Dates.class),
            ReceiptWording.Dates.MINUTES,
            "Ten digits, YYMMDDhhmm, or twelve with seconds.");
    static final Key<ZoneId> ZONE = new Key<>(
            "receipt.zone",
            KeyTypes.parsed(
                    "UTC, local, or a zone such as Europe/Oslo or +05:30",
                    ReceiptKeys::zone,
                    zone -> zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()),
            ZoneOffset.UTC,
            "The zone of the dates; local is this machine's.");
    static final Key<ReceiptWording.Errors> ERROR = new Key<>(
            "receipt.error",
            KeyTypes.choice(ReceiptWording.Errors.class),
            ReceiptWording.Errors.DECIMAL,
            "How err: is written, in three digits where they are enough; none leaves it out.");
    static final Key<Map<String, String>> STATES = new Key<>(
            "receipt.states",
            KeyTypes.mapOf(KeyTypes.text(
                    "1 to " + LONGEST_WORD + " characters of printable ASCII without blanks",
                    text -> isPrintable(text, LONGEST_WORD) && text.indexOf(' ') < 0)),
            Map.of(),
            "Words of stat: other than those of Appendix B, such as { undeliverable = FAILED }. A word that the"
                    + " specification has for another state also changes message_state.");
    static final Key<Boolean> TLVS = new Key<>(
            "receipt.tlvs",
            KeyTypes.flag(),
            true,
            "Whether receipted_message_id, message_state and network_error_code are there. Never for SMPP 3.3.");
    static final Key<Integer> NETWORK_TYPE = new Key<>(
            "receipt.network-type",
            KeyTypes.integer(0, 255),
            ReceiptFrame.GSM,
            "First octet of network_error_code; 3 is GSM.");
    static final Key<Pdu> PDU =
            new Key<>("receipt.pdu", KeyTypes.choice(Pdu.class), Pdu.DELIVER_SM, "Which PDU a receipt is.");
    static final Key<Addresses> ADDRESSES = new Key<>(
            "receipt.addresses",
            KeyTypes.choice(Addresses.class),
            Addresses.SWAPPED,
            "Whether a receipt comes from where the message went (swapped), or has its addresses as they were.");
    static final Key<Boolean> INTERMEDIATE = new Key<>(
            "receipt.intermediate",
            KeyTypes.flag(),
            true,
            "Whether intermediate notifications are sent to those who ask for them.");

    static final List<Key<?>> ALL =
            List.of(COUNTS, TEXT, LABEL, DATES, ZONE, ERROR, STATES, TLVS, NETWORK_TYPE, PDU, ADDRESSES, INTERMEDIATE);

    private ReceiptKeys() {}

    /** @throws IllegalArgumentException for a state that does not exist */
    static ReceiptDialect read(Values values) {
        ReceiptWording wording = new ReceiptWording(
                values.get(COUNTS),
                values.get(TEXT),
                values.get(LABEL),
                values.get(DATES),
                values.get(ZONE),
                values.get(ERROR),
                words(values.get(STATES)));
        ReceiptFrame frame = new ReceiptFrame(
                values.get(PDU) == Pdu.DATA_SM,
                values.get(TLVS),
                values.get(NETWORK_TYPE),
                values.get(ADDRESSES) == Addresses.SWAPPED,
                values.get(INTERMEDIATE));
        return new ReceiptDialect(wording, frame);
    }

    private static Map<MessageState, String> words(Map<String, String> written) {
        Map<MessageState, String> words = new EnumMap<>(MessageState.class);
        written.forEach((name, word) -> {
            try {
                words.put(MessageState.valueOf(name.toUpperCase(Locale.ROOT)), word);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "receipt.states." + name + ": there is no such state; one of "
                                + List.of(MessageState.values()).toString().toLowerCase(Locale.ROOT),
                        e);
            }
        });
        return words;
    }

    private static ZoneId zone(String text) {
        if (text.equals(LOCAL)) {
            return ZoneId.systemDefault();
        }
        try {
            return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean isPrintable(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
