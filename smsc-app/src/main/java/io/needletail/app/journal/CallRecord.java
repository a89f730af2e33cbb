package io.needletail.app.journal;

import java.util.List;

/**
 * One call detail record, filled and written again and again. A text that is not known is empty, a number is
 * {@link RecordOutput#UNKNOWN}. One thread.
 */
final class CallRecord {
    static final String MESSAGE = "message";
    static final String STRAY_RECEIPT = "stray_receipt";

    /** In the order of {@link #write}. */
    static final List<String> COLUMNS = List.of(
            "type",
            "message_id",
            "account",
            "accepted",
            "source",
            "destination",
            "data_coding",
            "octets",
            "rule",
            "routed_to",
            "carrier",
            "carrier_message_id",
            "handed_over",
            "failed_attempts",
            "state",
            "error",
            "final",
            "receipt_settled",
            "accepted_to_handed_over_ms",
            "accepted_to_final_ms",
            "final_to_settled_ms");

    String type = MESSAGE;
    String messageId = "";
    String account = "";
    /** Of a stray receipt: when it came. */
    long acceptedMillis;

    String source = "";
    String destination = "";
    long dataCoding;
    long octets;
    String rule = "";
    String routedTo = "";
    String carrier = "";
    String carrierMessageId = "";
    long handedOverMillis;
    long failedAttempts;
    String state = "";
    long error;
    long finalMillis;
    long settledMillis;

    CallRecord() {
        clear();
    }

    /** Nothing is known. */
    void clear() {
        type = MESSAGE;
        messageId = "";
        account = "";
        acceptedMillis = RecordOutput.UNKNOWN;
        source = "";
        destination = "";
        dataCoding = RecordOutput.UNKNOWN;
        octets = RecordOutput.UNKNOWN;
        rule = "";
        routedTo = "";
        carrier = "";
        carrierMessageId = "";
        handedOverMillis = RecordOutput.UNKNOWN;
        failedAttempts = RecordOutput.UNKNOWN;
        state = "";
        error = RecordOutput.UNKNOWN;
        finalMillis = RecordOutput.UNKNOWN;
        settledMillis = RecordOutput.UNKNOWN;
    }

    void write(RecordOutput out) {
        out.begin();
        out.text("type", type);
        out.text("message_id", messageId);
        out.text("account", account);
        out.time("accepted", acceptedMillis);
        out.text("source", source);
        out.text("destination", destination);
        out.number("data_coding", dataCoding);
        out.number("octets", octets);
        out.text("rule", rule);
        out.text("routed_to", routedTo);
        out.text("carrier", carrier);
        out.text("carrier_message_id", carrierMessageId);
        out.time("handed_over", handedOverMillis);
        out.number("failed_attempts", failedAttempts);
        out.text("state", state);
        out.number("error", error);
        out.time("final", finalMillis);
        out.time("receipt_settled", settledMillis);
        out.number("accepted_to_handed_over_ms", between(acceptedMillis, handedOverMillis));
        out.number("accepted_to_final_ms", between(acceptedMillis, finalMillis));
        out.number("final_to_settled_ms", between(finalMillis, settledMillis));
        out.end();
    }

    private static long between(long from, long to) {
        return from == RecordOutput.UNKNOWN || to == RecordOutput.UNKNOWN ? RecordOutput.UNKNOWN : to - from;
    }
}
