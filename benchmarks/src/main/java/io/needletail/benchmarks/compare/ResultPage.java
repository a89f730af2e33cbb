package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.LoadClient;
import io.needletail.benchmarks.run.LoadFigures.Percentiles;
import io.needletail.benchmarks.run.LoadRequest;
import io.needletail.benchmarks.run.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Makes the page of a comparison, in Markdown. */
final class ResultPage {
    private final Plan plan;
    private final LoadClient client;
    private final RunLog log;
    private final StringBuilder page = new StringBuilder();

    ResultPage(Plan plan, LoadClient client, RunLog log) {
        this.plan = plan;
        this.client = client;
        this.log = log;
    }

    /**
     * Writes it.
     *
     * @param date of the comparison
     * @param command that made it
     * @param machine facts by name
     */
    String render(String date, String command, Map<String, String> machine) {
        line("# Comparison of " + date);
        line("");
        line("Made by `" + command + "`; every run is in [" + log.file().getFileName() + "]("
                + log.file().getFileName()
                + "). Server and client share the machine, and every run has a fresh server process. Servers take turns,"
                + " round by round, in an order that turns too. Figures are medians over the runs, with the least and"
                + " the greatest; ratios are a server's median to Needletail's.");
        line("");
        machine(machine);
        versions();
        for (Scenario scenario : Scenario.all()) {
            scenario(scenario);
        }
        targets();
        noise();
        return page.toString();
    }

    private void machine(Map<String, String> machine) {
        line("| machine | |");
        line("|---|---|");
        machine.forEach((name, value) -> line("| " + name + " | " + value + " |"));
        line("");
    }

    private void versions() {
        line("| server | | version |");
        line("|---|---|---|");
        plan.peers().forEach(peer -> line("| `" + peer.name() + "` | " + peer.title() + " | " + peer.version() + " |"));
        line("");
    }

    private void scenario(Scenario scenario) {
        List<Peer> measured = plan.peers().stream()
                .filter(peer -> !log.counted(scenario.name(), peer.name()).isEmpty())
                .toList();
        if (measured.isEmpty()) {
            return;
        }
        line("## " + scenario.name());
        line("");
        line(Character.toUpperCase(scenario.title().charAt(0))
                + scenario.title().substring(1) + ".");
        line("");
        line("`" + client.describe(asRun(scenario)) + "`");
        line("");
        line("| server | submits/s | min to max | ratio | CPU µs/message | min to max | ratio"
                + " | p50 ms | p99 ms | p99.9 ms | runs |");
        line("|---|---|---|---|---|---|---|---|---|---|---|");
        measured.forEach(peer -> row(scenario, peer));
        line("");
    }

    /** The request that was run, its rate as it was found. */
    private LoadRequest asRun(Scenario scenario) {
        long rate = log.runs().stream()
                .filter(run -> run.scenario().equals(scenario.name()))
                .mapToLong(Run::rate)
                .max()
                .orElse(0);
        return scenario.load().during(plan.warmupSeconds(), plan.seconds()).atRate(rate);
    }

    private void row(Scenario scenario, Peer peer) {
        List<Run> runs = log.counted(scenario.name(), peer.name());
        List<Run> ours = log.counted(scenario.name(), Peers.NEEDLETAIL);
        Spread rate = Spread.of(runs, run -> run.figures().perSecond());
        Spread cpu = Spread.of(runs, run -> run.figures().serverCpuMicros());
        double ourRate = Spread.of(ours, run -> run.figures().perSecond()).median();
        double ourCpu = Spread.of(ours, run -> run.figures().serverCpuMicros()).median();
        line(String.format(
                Locale.ROOT,
                "| `%s` | %,.0f | %,.0f to %,.0f | %s | %s | %s to %s | %s | %s | %s | %s | %d |",
                peer.name(),
                rate.median(),
                rate.min(),
                rate.max(),
                number(rate.median() / ourRate, 2),
                number(cpu.median(), 3),
                number(cpu.min(), 3),
                number(cpu.max(), 3),
                number(cpu.median() / ourCpu, 2),
                millis(runs, Percentiles::p50),
                millis(runs, Percentiles::p99),
                millis(runs, Percentiles::p999),
                runs.size()));
    }

    private void targets() {
        String rows = Target.all().stream().map(target -> target.row(log)).collect(Collectors.joining());
        if (!rows.isEmpty()) {
            line("## Targets");
            line("");
            line("| Needletail, with its journal | wanted | measured | |");
            line("|---|---|---|---|");
            page.append(rows);
            line("");
        }
    }

    private void noise() {
        long repeated = log.runs().stream().filter(run -> !run.counted()).count();
        List<Run> noisy = log.runs().stream()
                .filter(run -> run.counted() && run.noise() > plan.mostNoise())
                .toList();
        List<Run> faulty = log.runs().stream()
                .filter(run -> !run.figures().faults().isEmpty())
                .toList();
        line("## Noise and faults");
        line("");
        line(String.format(
                Locale.ROOT,
                "A run counts as noisy when others used more than %.0f %% of one processor. %d of %d runs were noisy and"
                        + " repeated; %d noisy ones are in the medians because their repetitions were noisy too.",
                plan.mostNoise() * 100,
                repeated,
                log.runs().size(),
                noisy.size()));
        line("");
        if (faulty.isEmpty()) {
            line("No client reported a fault: every answer that was due came, once, to its request.");
        }
        faulty.forEach(run -> line("- " + run.scenario() + ", " + run.peer() + ", round " + run.round() + ": "
                + run.figures().faults()));
    }

    private static String millis(List<Run> runs, ToDoubleFunction<Percentiles> figure) {
        return number(
                Spread.of(runs, run -> figure.applyAsDouble(run.figures().latency()))
                                .median()
                        / 1000,
                3);
    }

    private static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
