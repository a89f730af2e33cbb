package io.needletail.app.cli.conformance;

import io.needletail.conformance.check.Target;
import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.SmppVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The server to judge, and what it claims. */
public final class TargetOptions {
    @Parameters(index = "0", arity = "0..1", paramLabel = "HOST", description = "Where the server is.")
    private @Nullable String host;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PORT", description = "Its SMPP port.")
    private int port;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "SYSTEM_ID",
            description = "An account that may bind a hundred times.")
    private @Nullable String systemId;

    @Parameters(index = "3", arity = "0..1", paramLabel = "PASSWORD", description = "Its password.")
    private @Nullable String password;

    @ArgGroup
    private @Nullable Strictness strictness;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            defaultValue = "5.0",
            description = "The highest version it claims: 3.3, 3.4 or 5.0. Checks of later ones are skipped.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String version;

    @Option(
            names = "--features",
            paramLabel = "LIST",
            description =
                    "What it claims beside the usual or does not: +enquire-link-timer,-receipts. See docs/conformance.md.")
    private @Nullable String features;

    @Option(
            names = "--number",
            paramLabel = "END=NUMBER",
            description =
                    "A destination whose messages end so, repeatable: delivered, undeliverable, expired, rejected, "
                            + "deleted, unknown, accepted, absent; away, absent for a moment only, with set_dpf; outbind-port is where the "
                            + "suite waits for its outbind; or the ESME_... status that a message to it is refused with.")
    private Map<String, String> numbers = new LinkedHashMap<>();

    @Option(
            names = "--answer-wait",
            paramLabel = "MILLIS",
            defaultValue = "2000",
            description = "How long a response may take.")
    private int answerMillis;

    @Option(
            names = "--receipt-wait",
            paramLabel = "MILLIS",
            defaultValue = "5000",
            description = "How long a receipt may take.")
    private int receiptMillis;

    @Option(
            names = "--timer-wait",
            paramLabel = "MILLIS",
            defaultValue = "15000",
            description = "How long a timer of the server may take to run out.")
    private int timerMillis;

    private static final class Strictness {
        @Option(
                names = "--strict",
                description = "What is wrong must be refused with the status that names it (default).")
        @SuppressWarnings("UnusedVariable") // read by picocli
        private boolean strict;

        @Option(
                names = "--lenient",
                description = "Wrong fields, values and TLVs may be taken, or refused with any status.")
        private boolean lenient;
    }

    /**
     * The target.
     *
     * @throws IllegalArgumentException with every problem, a line each
     */
    public Target target() {
        List<String> problems = new ArrayList<>();
        SmppVersion claimed = SmppVersion.V50;
        try {
            claimed = SmppVersion.of(version);
        } catch (IllegalArgumentException e) {
            problems.add("--version: " + e.getMessage());
        }
        if (port < 1 || port > 65_535) {
            problems.add("PORT: " + port + " must be from 1 to 65535");
        }
        for (int millis : new int[] {answerMillis, receiptMillis, timerMillis}) {
            if (millis < 1 || millis > 600_000) {
                problems.add("--answer-wait, --receipt-wait, --timer-wait: " + millis + " must be from 1 to 600000");
            }
        }
        Set<Feature> all = claimed(problems);
        if (host == null || systemId == null || password == null) {
            problems.add("HOST, PORT, SYSTEM_ID and PASSWORD are needed");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
        Target.Endpoint endpoint =
                new Target.Endpoint(String.valueOf(host), port, String.valueOf(systemId), String.valueOf(password));
        Target.Waits waits = new Target.Waits(
                Duration.ofMillis(answerMillis), Duration.ofMillis(receiptMillis), Duration.ofMillis(timerMillis));
        boolean strict = strictness == null || !strictness.lenient;
        return new Target(endpoint, strict, claimed, all, numbers, waits);
    }

    private Set<Feature> claimed(List<String> problems) {
        Set<Feature> all = EnumSet.noneOf(Feature.class);
        Arrays.stream(Feature.values()).filter(Feature::isUsual).forEach(all::add);
        if (features == null) {
            return all;
        }
        for (String word : features.split(",", -1)) {
            boolean without = word.startsWith("-");
            String name = word.startsWith("+") || without ? word.substring(1) : word;
            Arrays.stream(Feature.values())
                    .filter(feature -> feature.toString().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            feature -> {
                                all.remove(feature);
                                if (!without) {
                                    all.add(feature);
                                }
                            },
                            () -> problems.add("--features: '" + word + "' is none of " + names()));
        }
        return all;
    }

    private static String names() {
        return Arrays.stream(Feature.values()).map(Feature::toString).collect(Collectors.joining(", "));
    }
}
