package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.Checkout;
import io.needletail.benchmarks.run.ExternalClient;
import io.needletail.benchmarks.run.LoadClient;
import io.needletail.benchmarks.run.Machine;
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

/** {@code benchmarks/compare.sh}: Needletail beside its peers, end to end. */
@Command(
        name = "benchmarks/compare.sh",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures Needletail beside other SMPP servers and writes benchmarks/results/DATE.md.")
public final class CompareCommand implements Callable<Integer> {
    @Option(names = "--peers", split = ",", description = "Servers that take part; all that can run unless given.")
    private List<String> peers = new ArrayList<>();

    @Option(names = "--scenarios", split = ",", description = "Scenarios to run; all unless given.")
    private List<String> scenarios = new ArrayList<>();

    @Option(names = "--rounds", description = "How often each server meets each scenario.")
    private int rounds = 5;

    @Option(names = "--seconds", description = "Measured time of each run.")
    private int seconds = 8;

    @Option(names = "--warmup", description = "Seconds of load before the measured time.")
    private int warmup = 3;

    @Option(names = "--most-noise", description = "CPU used by others above which a run is repeated, in processors.")
    private double mostNoise = 0.1;

    @Option(names = "--repeats", description = "How often a noisy run is repeated at most.")
    private int repeats = 2;

    @Option(names = "--client-command", description = "Template of another load client; see benchmarks/README.md.")
    private String clientCommand = "";

    @Option(names = "--name", description = "Name of the results; the date unless given.")
    private String name = "";

    @Option(names = "--append", description = "Add to the runs under that name.")
    private boolean append;

    @Option(names = "--list", description = "Name the servers and scenarios, and end.")
    private boolean list;

    @Option(names = "--jdk", required = true, description = "Home of the JDK of all servers; the newest unless given.")
    private Path jdk = Path.of("");

    @Option(names = "--root", hidden = true, required = true, description = "The checkout; compare.sh sets it.")
    private Path root = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CompareCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = new Checkout(root, jdk);
        List<Peer> allPeers = new Peers(checkout).all();
        if (list) {
            allPeers.forEach(peer -> System.out.printf("%-15s %s %s%n", peer.name(), peer.title(), peer.version()));
            Scenario.all().forEach(scenario -> System.out.printf("%-15s %s%n", scenario.name(), scenario.title()));
            return 0;
        }
        Plan plan = new Plan(chosenScenarios(), chosenPeers(allPeers), rounds, warmup, seconds, mostNoise, repeats);
        LoadClient client = clientCommand.isEmpty() ? new SmscLoadClient(checkout) : new ExternalClient(clientCommand);
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        Path results = root.resolve("benchmarks/results");
        String file = name.isEmpty() ? date : name;
        RunLog log = new RunLog(results.resolve(file + ".csv"), append);
        new Comparison(plan, client, log, new WorkDirectory(root.resolve("benchmarks/target/compare")), System.out)
                .run();
        String page = new ResultPage(plan, client, log).render(date, command(), Machine.facts(jdk));
        Path written = Files.writeString(results.resolve(file + ".md"), page);
        System.out.println("written: " + written);
        return 0;
    }

    /** As it might have been typed. */
    private String command() {
        StringBuilder text = new StringBuilder("benchmarks/compare.sh");
        if (!peers.isEmpty()) {
            text.append(" --peers ").append(String.join(",", peers));
        }
        if (!scenarios.isEmpty()) {
            text.append(" --scenarios ").append(String.join(",", scenarios));
        }
        text.append(" --rounds ").append(rounds).append(" --seconds ").append(seconds);
        text.append(" --warmup ").append(warmup);
        if (!clientCommand.isEmpty()) {
            text.append(" --client-command '").append(clientCommand).append('\'');
        }
        if (!name.isEmpty()) {
            text.append(" --name ").append(name);
        }
        return text.append(append ? " --append" : "").toString();
    }

    private List<Scenario> chosenScenarios() {
        List<Scenario> all = Scenario.all();
        check(scenarios, all.stream().map(Scenario::name).toList(), "scenario");
        return all.stream()
                .filter(scenario -> scenarios.isEmpty() || scenarios.contains(scenario.name()))
                .toList();
    }

    private List<Peer> chosenPeers(List<Peer> all) {
        check(peers, all.stream().map(Peer::name).toList(), "peer");
        List<Peer> chosen = new ArrayList<>(all);
        chosen.removeIf(peer -> !peers.isEmpty() && !peers.contains(peer.name()));
        chosen.stream()
                .filter(peer -> peer.version().isEmpty())
                .forEach(peer -> System.out.println("skipped: " + peer.name() + ", there is no node or no npm"));
        chosen.removeIf(peer -> peer.version().isEmpty());
        return chosen;
    }

    private static void check(List<String> wanted, List<String> known, String what) {
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "no such " + what + ": " + name + "; there are " + String.join(", ", known));
            }
        }
    }
}
