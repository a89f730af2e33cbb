package io.needletail.app.upstream;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.core.carrier.ErrorTable;
import io.needletail.core.carrier.IdForm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The keys of one carrier that are about the messages to it and from it. */
final class TrafficKeys {
    private static final int MOST_A_SECOND = 1_000_000;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** What becomes of a leading plus sign. */
    enum Plus {
        KEEP,
        ADD,
        REMOVE
    }

    /** By which operation messages go to a carrier. */
    enum Operation {
        SUBMIT_SM,
        DATA_SM
    }

    /** When a carrier's message is answered. */
    enum Answer {
        STORED,
        DELIVERED
    }

    static final Key<Integer> RATE = new Key<>(
            "rate",
            KeyTypes.integer(0, MOST_A_SECOND),
            0,
            "Messages a second over all connections and shards; 0 is no limit.");
    static final Key<Integer> BURST = new Key<>(
            "burst",
            KeyTypes.integer(0, MOST_A_SECOND),
            0,
            "Messages that may go at once after a pause; 0 is a tenth of a second's.");
    static final Key<Integer> ADAPT_LEAST = new Key<>(
            "adapt.least",
            KeyTypes.integer(0, MOST_A_SECOND),
            0,
            "Messages a second that an adapted rate never goes below; 0 is a tenth of the rate.");
    static final Key<Integer> ADAPT_INCREASE = new Key<>(
            "adapt.increase",
            KeyTypes.integer(0, MOST_A_SECOND),
            0,
            "Messages a second that an adapted rate gains in each second without a refusal; 0 is a twentieth of the rate.");
    static final Key<Integer> ADAPT_DECREASE = new Key<>(
            "adapt.decrease",
            KeyTypes.integer(0, 99),
            50,
            "Percent of its rate that a carrier loses when it throttles; 0 is off.");
    static final Key<Duration> RESPONSE = new Key<>(
            "timers.response",
            KeyTypes.duration(MILLISECOND, HOUR),
            Duration.ofSeconds(10),
            "For the answer to a submit_sm; then errors.timeout says what follows.");
    static final Key<List<Consumer<ErrorTable>>> ERRORS = new Key<>(
            "errors",
            new ErrorsType(),
            List.of(),
            "What a command_status of the carrier means for the message. Unless set: ESME_RTHROTTLED and ESME_RMSGQFUL"
                    + " throttle; a bad number, length, esm_class or expiry fails; everything else goes elsewhere.");
    static final Key<ReceiptsType.Rules> RECEIPTS = new Key<>(
            "receipts",
            new ReceiptsType(),
            ReceiptsType.Rules.USUAL,
            "What a negative receipt means, and how long one is waited for. Unless set a negative receipt is final.");
    static final Key<IdForm> RESPONSE_ID = new Key<>(
            "dialect.response-id",
            KeyTypes.choice(IdForm.class),
            IdForm.TEXT,
            "Form of the message_id in the carrier's responses.");
    static final Key<IdForm> RECEIPT_ID = new Key<>(
            "dialect.receipt-id", KeyTypes.choice(IdForm.class), IdForm.TEXT, "Form of the id in its receipts.");
    static final Key<Plus> PLUS = new Key<>(
            "dialect.plus",
            KeyTypes.choice(Plus.class),
            Plus.KEEP,
            "A leading + of international destination addresses: kept as it comes, added, or removed.");
    static final Key<Boolean> VALIDITY = new Key<>(
            "dialect.validity", KeyTypes.flag(), true, "Whether what is left of a validity period is sent on.");
    static final Key<Boolean> SCHEDULE = new Key<>(
            "dialect.schedule",
            KeyTypes.flag(),
            false,
            "Whether a scheduled message is sent at once with its time, instead of waiting here.");
    static final Key<Integer> PAYLOAD_ABOVE = new Key<>(
            "dialect.payload-above",
            KeyTypes.integer(0, 255),
            254,
            "Texts of more octets go as message_payload; 0 is always.");
    static final Key<Map<Integer, Integer>> DATA_CODINGS = new Key<>(
            "dialect.data-codings",
            new NumberMapType("values of data_coding", 255),
            Map.of(),
            "data_coding values that the carrier knows by another number.");
    static final Key<Map<Integer, Integer>> TLVS = new Key<>(
            "dialect.tlvs",
            new NumberMapType("tags", 65_535),
            Map.of(),
            "TLVs that the carrier knows by another tag; 0 leaves one out.");
    static final Key<String> SERVICE_TYPE = new Key<>(
            "dialect.service-type",
            KeyTypes.text(
                    "a text of at most 5 characters, or \"-\" for each message's own", text -> text.length() <= 5),
            "-",
            "service_type of all messages to the carrier.");
    static final Key<Operation> OPERATION = new Key<>(
            "dialect.operation",
            KeyTypes.choice(Operation.class),
            Operation.SUBMIT_SM,
            "Operation by which messages go to the carrier; below SMPP 3.4 it is submit_sm whatever this says.");
    static final Key<Answer> MO_ANSWER = new Key<>(
            "mo.answer",
            KeyTypes.choice(Answer.class),
            Answer.STORED,
            "When a message of the carrier is answered: when it is stored, or when an ESME has taken it.");

    static final Key<Duration> MO_WAIT = new Key<>(
            "mo.wait",
            KeyTypes.duration(MILLISECOND, HOUR),
            Duration.ofSeconds(5),
            "With mo.answer = delivered: how long the ESME's answer is waited for; then the carrier is told what is known.");

    static final List<Key<?>> ALL = List.of(
            RATE,
            BURST,
            ADAPT_LEAST,
            ADAPT_INCREASE,
            ADAPT_DECREASE,
            RESPONSE,
            ERRORS,
            RECEIPTS,
            RESPONSE_ID,
            RECEIPT_ID,
            PLUS,
            VALIDITY,
            SCHEDULE,
            PAYLOAD_ABOVE,
            DATA_CODINGS,
            TLVS,
            SERVICE_TYPE,
            OPERATION,
            MO_ANSWER,
            MO_WAIT);

    private TrafficKeys() {}
}
