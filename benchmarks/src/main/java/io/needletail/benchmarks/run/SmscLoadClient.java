package io.needletail.benchmarks.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Needletail's own load generator, {@code smsc load}, and its report. */
public final class SmscLoadClient implements LoadClient {
    private static final double MICROS = 1e6;
    private static final double MICROS_A_MILLI = 1e3;
    private static final List<String> FAULTS = List.of(
            "submits.unanswered",
            "submits.duplicateAnswers",
            "submits.unknownAnswers",
            "submits.disconnects",
            "receipts.lost",
            "receipts.duplicate",
            "receipts.unknown",
            "receipts.withoutId");

    private final Checkout checkout;

    public SmscLoadClient(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public LoadFigures run(ServerProcess server, LoadRequest request) throws IOException, InterruptedException {
        Path report = Files.createTempFile("needletail-load", ".json");
        try {
            List<String> command = new ArrayList<>();
            command.add(checkout.root().resolve("bin/smsc").toString());
            command.addAll(arguments(server.port(), request));
            command.addAll(List.of("--server-pid", Long.toString(server.pid()), "--report", report.toString()));
            String said = ClientProcess.output(
                    command, Map.of("SMSC_JAVA_HOME", checkout.jdk().toString()), request);
            return figures(report, said);
        } finally {
            Files.deleteIfExists(report);
        }
    }

    @Override
    public String describe(LoadRequest request) {
        return "bin/smsc " + String.join(" ", arguments(0, request)).replace("--port 0", "--port PORT");
    }

    private static List<String> arguments(int port, LoadRequest request) {
        List<String> arguments = new ArrayList<>(List.of(
                "load",
                "--port",
                Integer.toString(port),
                "--sessions",
                Integer.toString(request.sessions()),
                "--window",
                Integer.toString(request.window()),
                "--length",
                Integer.toString(request.messages().textLength()),
                "--to",
                request.messages().to() + "#".repeat(Messages.FURTHER_DIGITS),
                "--warmup",
                request.warmupSeconds() + "s",
                "--duration",
                request.seconds() + "s",
                "--progress",
                "none"));
        if (request.messages().textLength() > Messages.MOST_SHORT_MESSAGE) {
            arguments.addAll(List.of("--long", "payload"));
        }
        if (request.rate() > 0) {
            arguments.addAll(List.of("--rate", Long.toString(request.rate())));
        }
        if (request.messages().receipts()) {
            arguments.add("--receipts");
        }
        return arguments;
    }

    private static LoadFigures figures(Path report, String said) throws IOException {
        try {
            Config json = ConfigFactory.parseString(Files.readString(report));
            double accepted = json.getDouble("submits.accepted");
            return new LoadFigures(
                    accepted / json.getDouble("run.seconds"),
                    new LoadFigures.Percentiles(
                            micros(json, "p50"), micros(json, "p99"), micros(json, "\"p99.9\""), micros(json, "max")),
                    number(json, "resources.serverCpuSeconds") / accepted * MICROS,
                    number(json, "resources.ownCpuSeconds") / accepted * MICROS,
                    number(json, "resources.otherCpuSeconds"),
                    faults(json));
        } catch (ConfigException e) {
            throw new IOException("smsc load wrote no report: " + said.strip(), e);
        }
    }

    private static String faults(Config json) {
        List<String> found = new ArrayList<>();
        for (String path : FAULTS) {
            if (json.getLong(path) != 0) {
                found.add(path + " " + json.getLong(path));
            }
        }
        return String.join("; ", found);
    }

    private static double micros(Config json, String percentile) {
        return number(json, "submitLatency." + percentile) * MICROS_A_MILLI;
    }

    private static double number(Config json, String path) {
        return json.hasPath(path) ? json.getDouble(path) : Double.NaN;
    }
}
