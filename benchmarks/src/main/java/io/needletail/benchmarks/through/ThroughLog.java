package io.needletail.benchmarks.through;

import io.needletail.benchmarks.run.LoadFigures;
import io.needletail.benchmarks.run.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Every run in a CSV file as it comes, and a page with medians of all of them. */
final class ThroughLog {
    private static final String COLUMNS =
            "way,round,per_second,p50_us,p99_us,server_cpu_us,client_cpu_us,sink_cpu_us,noise,faults\n";

    private final Path csv;
    private final List<ThroughRun> runs = new ArrayList<>();

    ThroughLog(Path csv) throws IOException {
        this.csv = csv;
        Files.createDirectories(csv.toAbsolutePath().getParent());
        Files.writeString(csv, COLUMNS);
    }

    void add(ThroughRun run) throws IOException {
        runs.add(run);
        LoadFigures figures = run.figures();
        Files.writeString(
                csv,
                String.format(
                        Locale.ROOT,
                        "%s,%d,%.1f,%.1f,%.1f,%.3f,%.3f,%.3f,%.3f,%s%n",
                        run.way(),
                        run.round(),
                        figures.perSecond(),
                        figures.latency().p50(),
                        figures.latency().p99(),
                        figures.serverCpuMicros(),
                        figures.clientCpuMicros(),
                        run.sinkCpuMicros(),
                        run.noise(),
                        figures.faults().replace(',', ';')),
                StandardOpenOption.APPEND);
    }

    /** True when no client has found anything wrong. */
    boolean isClean() {
        return runs.stream().allMatch(run -> run.figures().faults().isEmpty());
    }

    /** Markdown. */
    String page(String date, String command, List<String> clients, Map<String, String> machine) {
        StringBuilder page = new StringBuilder("# Through to a carrier, " + date + "\n\n");
        page.append("Made by `").append(command).append("`; every run is in [");
        page.append(csv.getFileName()).append("](").append(csv.getFileName()).append("). ");
        page.append(
                "Client, server and sink share the machine; every run has fresh processes; ways take turns, round by"
                        + " round, in an order that turns too. Medians, with the least and the greatest; noise is what others"
                        + " used, as a share of one processor.\n\n| machine | |\n|---|---|\n");
        machine.forEach((name, value) ->
                page.append("| ").append(name).append(" | ").append(value).append(" |\n"));
        page.append("\n10 sessions, window 50, 20 characters.\n\n");
        clients.forEach(client -> page.append('`').append(client).append("`\n\n"));
        page.append("| way | messages/s | min to max | of submit only | server CPU µs | sink CPU µs | client CPU µs"
                + " | noise | faults |\n|---|---|---|---|---|---|---|---|---|\n");
        double submits = of(Way.SUBMIT, run -> run.figures().perSecond()).median();
        for (Way way : Way.ALL) {
            Spread rate = of(way, run -> run.figures().perSecond());
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f to %,.0f | %.2f | %.3f | %.3f | %.3f | %.0f to %.0f %% | %s |%n",
                    way.title(),
                    rate.median(),
                    rate.min(),
                    rate.max(),
                    rate.median() / submits,
                    of(way, run -> run.figures().serverCpuMicros()).median(),
                    of(way, ThroughRun::sinkCpuMicros).median(),
                    of(way, run -> run.figures().clientCpuMicros()).median(),
                    of(way, ThroughRun::noise).min() * 100,
                    of(way, ThroughRun::noise).max() * 100,
                    faults(way)));
        }
        return page.toString();
    }

    private Spread of(Way way, ToDoubleFunction<ThroughRun> value) {
        return Spread.of(
                runs.stream().filter(run -> run.way().equals(way.name())).toList(), value);
    }

    private String faults(Way way) {
        List<String> faults = runs.stream()
                .filter(run -> run.way().equals(way.name()))
                .map(run -> run.figures().faults())
                .filter(found -> !found.isEmpty())
                .toList();
        return faults.isEmpty() ? "none" : String.join("; ", faults);
    }
}
