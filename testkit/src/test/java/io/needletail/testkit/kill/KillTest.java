package io.needletail.testkit.kill;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
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
        port = freePort();
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
        ServerProcess server = ServerProcess.start(plan, port);
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
    private long loadAndKill(ServerProcess server, long start, int moment) throws IOException, InterruptedException {
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
        ServerProcess server = ServerProcess.start(plan, port);
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

    private void awaitReceipts(ServerProcess server, LoadRound receivers) {
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

    private LoadRound bind(ServerProcess server, long start) throws IOException {
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

    /**
     * A port below the ephemeral range: within it, a client that connects while the server is down may be given the very
     * port it connects to, and talk to itself.
     */
    private static int freePort() throws IOException {
        for (int port = 20_000 + new SecureRandom().nextInt(10_000); port < 32_000; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (BindException e) {
                continue;
            }
        }
        throw new IOException("no free port below 32000");
    }
}
