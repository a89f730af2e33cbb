package io.needletail.benchmarks.through;

import io.needletail.benchmarks.run.Checkout;
import io.needletail.benchmarks.run.ExternalClient;
import io.needletail.benchmarks.run.LoadClient;
import io.needletail.benchmarks.run.LoadFigures;
import io.needletail.benchmarks.run.Machine;
import io.needletail.benchmarks.run.SmscLoadClient;
import io.needletail.benchmarks.run.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/through.sh}: through to a carrier and back, beside submit only. */
@Command(
        name = "benchmarks/through.sh",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Measures messages that go through to a sink and whose receipts come back, beside messages that are only"
                        + " accepted, and writes benchmarks/results/through-DATE.md and .csv.")
public final class ThroughCommand implements Callable<Integer> {
    @Option(names = "--rounds", description = "How often each way is measured.")
    private int rounds = 5;

    @Option(names = "--seconds", description = "Measured time of each run.")
    private int seconds = 8;

    @Option(names = "--warmup", description = "Seconds of load before the measured time.")
    private int warmup = 8;

    @Option(names = "--binds", description = "Connections to the sink.")
    private int binds = 4;

    @Option(names = "--window", description = "Unanswered submit_sm on each of them.")
    private int window = 500;

    @Option(names = "--ways", split = ",", description = "Which ways are measured; all unless given.")
    private List<String> ways = List.of();

    @Option(names = "--client-command", description = "Template of another load client; see benchmarks/README.md.")
    private String clientCommand = "";

    @Option(names = "--name", description = "Name of the results; through-DATE unless given.")
    private String name = "";

    @Option(
            names = "--jdk",
            required = true,
            description = "Home of the JDK of all processes; the newest unless given.")
    private Path jdk = Path.of("");

    @Option(names = "--root", hidden = true, required = true, description = "The checkout; through.sh sets it.")
    private Path root = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ThroughCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = new Checkout(root, jdk);
        LoadClient client = clientCommand.isEmpty() ? new SmscLoadClient(checkout) : new ExternalClient(clientCommand);
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        String file = name.isEmpty() ? "through-" + date : name;
        Path results = root.resolve("benchmarks/results");
        ThroughLog log = new ThroughLog(results.resolve(file + ".csv"));
        WorkDirectory work = new WorkDirectory(root.resolve("benchmarks/target/through"));
        Through through = new Through(checkout, client, work, new Through.Links(binds, window));
        List<Way> order = new ArrayList<>(Way.of(ways));
        for (int round = 1; round <= rounds; round++) {
            for (Way way : order) {
                ThroughRun run = through.measure(way, round, Through.load(way).during(warmup, seconds));
                log.add(run);
                print(run);
            }
            Collections.rotate(order, 1);
        }
        List<String> clients = order.stream()
                .map(way -> client.describe(Through.load(way).during(warmup, seconds)))
                .distinct()
                .toList();
        Path page = results.resolve(file + ".md");
        Files.writeString(page, log.page(date, command(), clients, Machine.facts(jdk)));
        System.out.println("written: " + page);
        return log.isClean() ? 0 : 1;
    }

    /** As it might have been typed. */
    private String command() {
        String text = "benchmarks/through.sh --rounds " + rounds + " --seconds " + seconds + " --warmup " + warmup
                + " --binds " + binds + " --window " + window;
        return clientCommand.isEmpty() ? text : text + " --client-command '" + clientCommand + "'";
    }

    private static void print(ThroughRun run) {
        LoadFigures figures = run.figures();
        System.out.printf(
                "%-9s round %d  %,11.0f/s  cpu %6.3f us, sink %6.3f us  p50 %8.1f us  p99 %8.1f us  noise %3.0f %%%s%n",
                run.way(),
                run.round(),
                figures.perSecond(),
                figures.serverCpuMicros(),
                run.sinkCpuMicros(),
                figures.latency().p50(),
                figures.latency().p99(),
                run.noise() * 100,
                figures.faults().isEmpty() ? "" : "  " + figures.faults());
    }
}
