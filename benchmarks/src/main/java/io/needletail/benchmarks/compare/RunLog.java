package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.LoadFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every run of a comparison, in memory and, as it comes, in a CSV file, so that nothing is lost and parts can be added. */
final class RunLog {
    private static final String COLUMNS = "scenario,server,round,rate,per_second,p50_us,p99_us,p999_us,max_us,"
            + "server_cpu_us,client_cpu_us,noise,counted,faults";
    private static final int COLUMN_COUNT = COLUMNS.split(",", -1).length;

    private final Path file;
    private final List<Run> runs = new ArrayList<>();

    /**
     * Opens the file.
     *
     * @param append whether to keep the runs that are in it
     */
    RunLog(Path file, boolean append) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (append && Files.exists(file)) {
            Files.readAllLines(file).stream().skip(1).map(RunLog::parse).forEach(runs::add);
        } else {
            Files.writeString(file, COLUMNS + "\n");
        }
    }

    Path file() {
        return file;
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    /** Those that count, of one server in one scenario. */
    List<Run> counted(String scenario, String peer) {
        return runs.stream()
                .filter(Run::counted)
                .filter(run -> run.scenario().equals(scenario) && run.peer().equals(peer))
                .toList();
    }

    void add(Run run) throws IOException {
        runs.add(run);
        Files.writeString(file, line(run) + "\n", StandardOpenOption.APPEND);
    }

    private static String line(Run run) {
        LoadFigures figures = run.figures();
        LoadFigures.Percentiles latency = figures.latency();
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%.1f,%.1f,%.1f,%.1f,%.1f,%.3f,%.3f,%.3f,%b,%s",
                run.scenario(),
                run.peer(),
                run.round(),
                run.rate(),
                figures.perSecond(),
                latency.p50(),
                latency.p99(),
                latency.p999(),
                latency.max(),
                figures.serverCpuMicros(),
                figures.clientCpuMicros(),
                run.noise(),
                run.counted(),
                figures.faults().replace(',', ';'));
    }

    private static Run parse(String line) {
        String[] values = line.split(",", COLUMN_COUNT);
        LoadFigures.Percentiles latency =
                new LoadFigures.Percentiles(number(values[5]), number(values[6]), number(values[7]), number(values[8]));
        LoadFigures figures = new LoadFigures(
                number(values[4]), latency, number(values[9]), number(values[10]), Double.NaN, values[13]);
        return new Run(
                values[0],
                values[1],
                Integer.parseInt(values[2]),
                Long.parseLong(values[3]),
                figures,
                number(values[11]),
                Boolean.parseBoolean(values[12]));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
