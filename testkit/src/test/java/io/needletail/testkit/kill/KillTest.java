package io.needletail.testkit.kill;

import io.needletail.testkit.process.FreePort;
import io.needletail.testkit.process.SmscProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills the server at random moments, under load and while it starts, and checks after the last restart that every
 * acknowledged message has its receipt and that no id was given twice. {@link #main} for the command line,
 * {@link #run} for a test.
 */
public final class KillTest {
    private static final int EARLY_KILL_ONE_IN = 8;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 15;

    private final KillPlan plan;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final int port;

    private KillTest(KillPlan plan) throws IOException {
        this.plan = plan;
        random = new Random(plan.seed());
        port = FreePort.find();
    }

    /** Arguments: a directory for data and log; a new temporary one where there is none. */
    public static void main(String... args) throws IOException, InterruptedException {
        Path directory = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("needletail-kill-");
        System.exit(run(KillPlan.ofProperties(directory)) ? 0 : 1);
    }

    /**
     * Runs the whole plan and prints a line a round.
     *
     * @return true when nothing was lost, repeated or malformed, and the server stopped in order at the end
     */
    public static boolean run(KillPlan plan) throws IOException, InterruptedException {
        System.out.printf(
                "kill test: rounds %d, seed %d (repeat with -Dkill.seed), durability %s, wait-strategy %s, directory %s%n",
                plan.rounds(),
                plan.seed(),
                plan.server().durability(),
                plan.server().waitStrategy(),
                plan.directory());
        System.out.println("round  killed          start ms  acknowledged  receipts   missing");
        Files.createDirectories(plan.directory());
        KillTest test = new KillTest(plan);
        for (int round = 1; round <= plan.rounds(); round++) {
            test.round(round);
        }
        return test.settle();
    }

    private void round(int number) throws IOException, InterruptedException {
        ledger.begin(number);
        boolean early = random.nextInt(EARLY_KILL_ONE_IN) == 0;
        int moment = random.nextInt(early ? 800 : (int) plan.longest().toMillis());
        long acknowledged = ledger.acknowledged();
        long receipts = ledger.receipts();
        long start = System.nanoTime();
        SmscProcess server = SmscProcess.start(plan.server().launch(), arguments(), log());
        long startMillis = -1;
        try {
            if (early) {
                pause(moment);
                server.kill();
            } else {
                startMillis = loadAndKill(server, start, moment);
            }
        } finally {
            server.kill();
        }
        System.out.printf(
                "%5d  %-6s %5d ms  %8d  %12d  %8d  %8d%n",
                number,
                early ? "start" : "load",
                moment,
                startMillis,
                ledger.acknowledged() - acknowledged,
                ledger.receipts() - receipts,
                ledger.missing());
    }

    /** Answers how long the start took. */
    private long loadAndKill(SmscProcess server, long start, int moment) throws IOException, InterruptedException {
        try (LoadRound load = bind(server, start)) {
            long startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            load.submit();
            pause(moment);
            boolean sound = server.isAlive() && load.isAlive();
            server.kill();
            load.drain();
            if (!sound) {
                throw new IllegalStateException("server or connection gone before the kill\n" + server.logTail());
            }
            return startMillis;
        }
    }

    /** The last start: nothing is submitted, what is missing has to come. */
    private boolean settle() throws IOException, InterruptedException {
        ledger.begin(plan.rounds() + 1);
        SmscProcess server = SmscProcess.start(plan.server().launch(), arguments(), log());
        int exitStatus;
        try {
            try (LoadRound receivers = bind(server, System.nanoTime())) {
                awaitReceipts(server, receivers);
            }
            exitStatus = server.stop(STOP_SECONDS);
        } finally {
            server.kill();
        }
        System.out.println(ledger.summary());
        System.out.println("exit status after SIGTERM " + exitStatus);
        boolean clean = ledger.isClean() && exitStatus == 0;
        if (!clean) {
            System.out.println("missing, for example: " + ledger.missingIds());
        }
        System.out.println((clean ? "PASS" : "FAIL") + " kill test, seed " + plan.seed());
        return clean;
    }

    private void awaitReceipts(SmscProcess server, LoadRound receivers) {
        long known = -1;
        long progress = System.nanoTime();
        while (System.nanoTime() - progress < quiet().toNanos() && server.isAlive() && receivers.isAlive()) {
            if (ledger.receipts() != known) {
                known = ledger.receipts();
                progress = System.nanoTime();
            }
            pause(20);
        }
    }

    /** With nothing missing a second is enough to see late duplicates. */
    private Duration quiet() {
        return ledger.missing() == 0 ? Duration.ofSeconds(1) : plan.patience();
    }

    private LoadRound bind(SmscProcess server, long start) throws IOException {
        while (true) {
            try {
                return new LoadRound(plan.load(), port, ledger);
            } catch (IOException e) {
                if (!server.isAlive() || System.nanoTime() - start > START_LIMIT.toNanos()) {
                    throw new IOException("server does not take binds\n" + server.logTail(), e);
                }
                pause(10);
            }
        }
    }

    private static void pause(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private Path log() {
        return plan.directory().resolve("server.log");
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("start", "--profile", "loadtest"));
        set(arguments, "smpp.host", "127.0.0.1");
        set(arguments, "smpp.port", Integer.toString(port));
        set(arguments, "http.port", "0");
        Path data = plan.directory().resolve("data").toAbsolutePath();
        set(arguments, "data.dir", data.toString());
        set(arguments, "journal.durability", plan.server().durability());
        set(arguments, "shard.wait-strategy", plan.server().waitStrategy());
        return arguments;
    }

    private static void set(List<String> arguments, String key, String value) {
        arguments.addAll(List.of("--set", key + "=" + value));
    }
}
