package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.LoadFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every run, in memory and, as it comes, in a CSV file. */
final class GrowthLog {
    private static final String COLUMNS = "curve,value,round,per_second,p50_us,p99_us,p999_us,max_us,"
            + "server_cpu_us,client_cpu_us,resident_bytes,noise,faults";
    private static final int COLUMN_COUNT = COLUMNS.split(",", -1).length;

    private final Path file;
    private final List<Measured> runs = new ArrayList<>();

    GrowthLog(Path file, boolean append) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (append && Files.exists(file)) {
            Files.readAllLines(file).stream().skip(1).map(GrowthLog::parse).forEach(runs::add);
        } else {
            Files.writeString(file, COLUMNS + "\n");
        }
    }

    List<Measured> runs(String curve, long value) {
        return runs.stream()
                .filter(run -> run.curve().equals(curve) && run.value() == value)
                .toList();
    }

    void add(Measured run) throws IOException {
        runs.add(run);
        Files.writeString(file, line(run) + "\n", StandardOpenOption.APPEND);
    }

    private static String line(Measured run) {
        LoadFigures figures = run.figures();
        LoadFigures.Percentiles latency = figures.latency();
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%.1f,%.1f,%.1f,%.1f,%.1f,%.3f,%.3f,%d,%.3f,%s",
                run.curve(),
                run.value(),
                run.round(),
                figures.perSecond(),
                latency.p50(),
                latency.p99(),
                latency.p999(),
                latency.max(),
                figures.serverCpuMicros(),
                figures.clientCpuMicros(),
                run.residentBytes(),
                run.noise(),
                figures.faults().replace(',', ';'));
    }

    private static Measured parse(String line) {
        String[] values = line.split(",", COLUMN_COUNT);
        LoadFigures.Percentiles latency =
                new LoadFigures.Percentiles(number(values[4]), number(values[5]), number(values[6]), number(values[7]));
        LoadFigures figures = new LoadFigures(
                number(values[3]), latency, number(values[8]), number(values[9]), Double.NaN, values[12]);
        return new Measured(
                values[0],
                Long.parseLong(values[1]),
                Integer.parseInt(values[2]),
                figures,
                Long.parseLong(values[10]),
                number(values[11]));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
