package io.needletail.load.report;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The figures of a report that can be asserted and compared: name, title, unit, direction and where each comes from. The
 * only list of them. Immutable: any thread.
 */
public enum Figure {
    RATE("rate", "Accepted a second", FigureUnit.RATE, Better.HIGHER, Figure::acceptedPerSecond),
    SENT("sent", "Sent", Better.NEITHER, r -> r.submits().sent()),
    ACCEPTED("accepted", "Accepted", Better.HIGHER, r -> r.submits().accepted()),
    REFUSED("refused", "Refused", Better.LOWER, r -> r.submits().refused()),
    ERROR_RATE("error-rate", "Sent and not accepted", FigureUnit.PERCENT, Better.LOWER, Figure::percentNotAccepted),
    UNANSWERED("unanswered", "Unanswered", Better.LOWER, r -> r.submits().unanswered()),
    UNSENT("unsent", "Due and not sent", Better.LOWER, r -> r.submits().unsent()),
    DISCONNECTS("disconnects", "Disconnects", Better.LOWER, r -> r.submits().disconnects()),
    REPEATED_IDS(
            "repeated-ids",
            "Repeated message ids",
            Better.LOWER,
            r -> r.submits().repeatedIds()),
    EMPTY_IDS("empty-ids", "Empty message ids", Better.LOWER, r -> r.submits().emptyIds()),
    DUPLICATE_ANSWERS(
            "duplicate-answers",
            "Duplicate answers",
            Better.LOWER,
            r -> r.submits().duplicateAnswers()),
    UNKNOWN_ANSWERS(
            "unknown-answers",
            "Answers to nothing",
            Better.LOWER,
            r -> r.submits().unknownAnswers()),

    P50("p50", "Submit latency p50", Latency.at(50), LoadReport::submitLatency),
    P90("p90", "Submit latency p90", Latency.at(90), LoadReport::submitLatency),
    P95("p95", "Submit latency p95", Latency.at(95), LoadReport::submitLatency),
    P99("p99", "Submit latency p99", Latency.at(99), LoadReport::submitLatency),
    P99_9("p99.9", "Submit latency p99.9", Latency.at(99.9), LoadReport::submitLatency),
    P99_99("p99.99", "Submit latency p99.99", Latency.at(99.99), LoadReport::submitLatency),
    MAX("max", "Submit latency max", Latency::maxMillis, LoadReport::submitLatency),
    MEAN("mean", "Submit latency mean", Latency::meanMillis, LoadReport::submitLatency),

    RECEIPTS("receipts", "Receipts received", Better.NEITHER, r -> r.receipts().received()),
    LOST("lost", "Receipts lost", Better.LOWER, r -> r.receipts().lost()),
    DUPLICATE("duplicate", "Receipts duplicate", Better.LOWER, r -> r.receipts().duplicate()),
    UNKNOWN(
            "unknown",
            "Receipts for unknown ids",
            Better.LOWER,
            r -> r.receipts().unknown()),
    WITHOUT_ID(
            "without-id",
            "Receipts without an id",
            Better.LOWER,
            r -> r.receipts().withoutId()),
    RECEIPT_P50("receipt.p50", "Receipt latency p50", Latency.at(50), LoadReport::receiptLatency),
    RECEIPT_P90("receipt.p90", "Receipt latency p90", Latency.at(90), LoadReport::receiptLatency),
    RECEIPT_P95("receipt.p95", "Receipt latency p95", Latency.at(95), LoadReport::receiptLatency),
    RECEIPT_P99("receipt.p99", "Receipt latency p99", Latency.at(99), LoadReport::receiptLatency),
    RECEIPT_P99_9("receipt.p99.9", "Receipt latency p99.9", Latency.at(99.9), LoadReport::receiptLatency),
    RECEIPT_P99_99("receipt.p99.99", "Receipt latency p99.99", Latency.at(99.99), LoadReport::receiptLatency),
    RECEIPT_MAX("receipt.max", "Receipt latency max", Latency::maxMillis, LoadReport::receiptLatency),
    RECEIPT_MEAN("receipt.mean", "Receipt latency mean", Latency::meanMillis, LoadReport::receiptLatency),

    MO_RECEIVED(
            "mo.received",
            "MO received",
            Better.NEITHER,
            r -> r.mobileOriginated().received()),
    MO_LOST("mo.lost", "MO lost", Better.LOWER, r -> r.mobileOriginated().lost()),
    MO_DUPLICATE(
            "mo.duplicate",
            "MO duplicate",
            Better.LOWER,
            r -> r.mobileOriginated().duplicate()),
    MO_UNKNOWN(
            "mo.unknown",
            "MO without a number",
            Better.LOWER,
            r -> r.mobileOriginated().unknown()),

    CPU_PER_MESSAGE(
            "cpu-per-message",
            "Server CPU a message",
            FigureUnit.TIME,
            Better.LOWER,
            r -> millisEach(r.resources().serverCpuSeconds(), r.submits().accepted())),
    OWN_CPU_PER_MESSAGE(
            "own-cpu-per-message",
            "Generator CPU a message",
            FigureUnit.TIME,
            Better.LOWER,
            r -> millisEach(r.resources().ownCpuSeconds(), r.submits().accepted()));

    /** Which way a figure is to go. */
    public enum Better {
        HIGHER,
        LOWER,
        /** A fact, neither good nor bad. */
        NEITHER
    }

    private static final Map<String, Figure> BY_KEY = byKey();

    private final String key;
    private final String title;
    private final FigureUnit unit;
    private final Better better;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<LoadReport, OptionalDouble> source;

    Figure(String key, String title, FigureUnit unit, Better better, Function<LoadReport, OptionalDouble> source) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.better = better;
        this.source = source;
    }

    Figure(String key, String title, Better better, ToLongFunction<LoadReport> count) {
        this(key, title, FigureUnit.COUNT, better, report -> OptionalDouble.of((double) count.applyAsLong(report)));
    }

    Figure(String key, String title, Function<Latency, Double> percentile, Function<LoadReport, Latency> of) {
        this(key, title, FigureUnit.TIME, Better.LOWER, report -> measured(of.apply(report), percentile));
    }

    /** The figure with this {@link #key}. */
    public static Optional<Figure> named(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** Name in assertions, such as {@code receipt.p99}. */
    public String key() {
        return key;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    public FigureUnit unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** The value in {@link #unit}; empty where the run has measured nothing of the kind. */
    public OptionalDouble of(LoadReport report) {
        return source.apply(report);
    }

    /** The value with its unit, for people; a dash where there is none. */
    public String text(LoadReport report) {
        OptionalDouble value = of(report);
        return value.isPresent() ? unit.format(value.getAsDouble()) : "-";
    }

    private static OptionalDouble measured(Latency latency, Function<Latency, Double> percentile) {
        return latency.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(percentile.apply(latency));
    }

    private static OptionalDouble acceptedPerSecond(LoadReport report) {
        double seconds = report.run().seconds();
        return seconds > 0 ? OptionalDouble.of(report.submits().accepted() / seconds) : OptionalDouble.empty();
    }

    private static OptionalDouble percentNotAccepted(LoadReport report) {
        SubmitFigures submits = report.submits();
        long sent = submits.sent();
        return sent == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (submits.refused() + submits.unanswered()) / sent);
    }

    private static OptionalDouble millisEach(double cpuSeconds, long messages) {
        double micros = ResourceFigures.microsEach(cpuSeconds, messages);
        return micros < 0 ? OptionalDouble.empty() : OptionalDouble.of(micros / 1000);
    }

    private static Map<String, Figure> byKey() {
        Map<String, Figure> figures = new TreeMap<>();
        for (Figure figure : values()) {
            figures.put(figure.key, figure);
        }
        return figures;
    }
}
