package io.needletail.load.sink.account;

/** What a sink counts; the name in the report and the line for people. */
public enum SinkCount {
    CONNECTIONS("connections"),
    BINDS("binds"),
    BINDS_REFUSED("bindsRefused"),
    SUBMITS("submits"),
    DATA("dataSm"),
    ACCEPTED("accepted"),
    REFUSED("refused"),
    RECEIPTS_ASKED("receiptsAsked"),
    RECEIPTS_SENT("receiptsSent"),
    RECEIPTS_ANSWERED("receiptsAnswered"),
    RECEIPTS_REFUSED("receiptsRefused"),
    MO_SENT("moSent"),
    MO_ANSWERED("moAnswered"),
    MO_REFUSED("moRefused"),
    UNKNOWN_ANSWERS("unknownAnswers"),
    ENQUIRE_LINKS("enquireLinks"),
    UNBINDS("unbinds"),
    PROTOCOL_ERRORS("protocolErrors"),
    FRAMING_ERRORS("framingErrors");

    private final String key;

    SinkCount(String key) {
        this.key = key;
    }

    /** Name in the report. */
    public String key() {
        return key;
    }
}
