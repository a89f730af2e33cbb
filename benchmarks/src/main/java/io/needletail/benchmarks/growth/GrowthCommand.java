package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.Checkout;
import io.needletail.benchmarks.run.ExternalClient;
import io.needletail.benchmarks.run.LoadClient;
import io.needletail.benchmarks.run.SmscLoadClient;
import io.needletail.benchmarks.run.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/growth.sh}: Needletail alone, as one quantity grows. */
@Command(
        name = "benchmarks/growth.sh",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures Needletail as one quantity grows and writes benchmarks/results/growth-*.csv and .svg.")
public final class GrowthCommand implements Callable<Integer> {
    @Option(
            names = "--curves",
            split = ",",
            description = "Of sessions, window, text, routes, shards, loops, backlog; all unless given.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--rounds", description = "How often each point is measured.")
    private int rounds = 3;

    @Option(names = "--seconds", description = "Measured time of each run.")
    private int seconds = 8;

    @Option(names = "--warmup", description = "Seconds of load before the measured time.")
    private int warmup = 3;

    @Option(names = "--client-command", description = "Template of another load client; see benchmarks/README.md.")
    private String clientCommand = "";

    @Option(names = "--append", description = "Add to the runs of the same day.")
    private boolean append;

    @Option(names = "--jdk", required = true, description = "Home of the JDK of the server; the newest unless given.")
    private Path jdk = Path.of("");

    @Option(names = "--root", hidden = true, required = true, description = "The checkout; growth.sh sets it.")
    private Path root = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GrowthCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = new Checkout(root, jdk);
        LoadClient client = clientCommand.isEmpty() ? new SmscLoadClient(checkout) : new ExternalClient(clientCommand);
        Path results = root.resolve("benchmarks/results");
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        GrowthLog log = new GrowthLog(results.resolve("growth-" + date + ".csv"), append);
        WorkDirectory work = new WorkDirectory(root.resolve("benchmarks/target/growth"));
        Growth growth = new Growth(checkout, client, log, work, System.out);
        for (Curve curve : chosen()) {
            for (int round = 1; round <= rounds; round++) {
                for (Point point : curve.points()) {
                    int before = log.runs(curve.name(), point.value()).size();
                    growth.measure(curve, point, before + 1, warmup, seconds);
                }
            }
            Path plot = results.resolve("growth-" + date + "-" + curve.name() + ".svg");
            Files.writeString(plot, new CurvePlot(curve, log).draw());
            System.out.println("written: " + plot);
        }
        return 0;
    }

    private List<Curve> chosen() {
        List<Curve> all = Curve.all();
        List<String> known = all.stream().map(Curve::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "no such curve: " + name + "; there are " + String.join(", ", known));
            }
        }
        return all.stream()
                .filter(curve -> names.isEmpty() || names.contains(curve.name()))
                .toList();
    }
}
