package io.needletail.testkit.chain;

import io.needletail.testkit.client.RawSmppClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients, the router and two carriers, each a process of its own but the clients. First the order of failover is tried
 * out; then the carriers misbehave at random under load while the router is killed a few times; then all is well again and every
 * receipt has to come; then the order once more.
 */
public final class ChainTest {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int SHORTEST_STEP_MILLIS = 2_000;
    private static final int STEP_SPREAD_MILLIS = 5_000;
    private static final int LONGEST_DEATH_MILLIS = 1_000;
    private static final int LOOK_MILLIS = 20;
    private static final int STOP_SECONDS = 15;
    private static final String REFUSED = "REJECTD";
    private static final String FORGOTTEN = "UNKNOWN";

    private final ChainPlan plan;
    private final Random random;
    private final ChainLedger ledger = new ChainLedger();
    private final Carrier sink;
    private final Carrier simulator;
    private final RouterProcess router;
    private final long start = System.nanoTime();
    private int carrierKills;
    private int routerKills;

    private ChainTest(ChainPlan plan) throws IOException {
        this.plan = plan;
        random = new Random(plan.seed());
        Files.createDirectories(plan.directory());
        sink = new Carrier(Carrier.Kind.SINK, plan);
        simulator = new Carrier(Carrier.Kind.SIMULATOR, plan);
        router = new RouterProcess(plan, List.of(sink, simulator));
    }

    /** Arguments: a directory for data and logs; a new temporary one where there is none. */
    public static void main(String... args) throws IOException, InterruptedException {
        Path directory = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("needletail-chain-");
        System.exit(run(ChainPlan.ofProperties(directory)) ? 0 : 1);
    }

    /**
     * Runs the whole plan and prints each step and a summary.
     *
     * @return true when nothing was lost, nothing acknowledged came again, and messages went where they should
     */
    static boolean run(ChainPlan plan) throws IOException, InterruptedException {
        System.out.printf(
                "chain test: %d s, router killed %d times, seed %d (repeat with -Dchain.seed), %d messages a second, directory %s%n",
                plan.duration().toSeconds(),
                plan.routerKills(),
                plan.seed(),
                plan.load().rate(),
                plan.directory());
        ChainTest test = new ChainTest(plan);
        try {
            return test.run();
        } finally {
            test.router.kill();
            test.sink.end(false);
            test.simulator.end(false);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        startRouter();
        FailoverOrder order = new FailoverOrder(router.port());
        boolean inOrder = triesOrder(order);
        sink.behave(Behaviour.SOUND, false);
        ChainLoad load = new ChainLoad(plan.load(), router.port(), ledger);
        try {
            misbehave();
            load.stopSubmitting();
            sink.behave(Behaviour.SOUND, true);
            simulator.behave(Behaviour.SOUND, true);
            print("all well again");
            awaitReceipts();
        } finally {
            load.close();
        }
        inOrder &= order.leadsTo(Carrier.Kind.SINK, "both there again");
        return judge(inOrder);
    }

    private boolean triesOrder(FailoverOrder order) throws IOException, InterruptedException {
        sink.behave(Behaviour.SOUND, false);
        simulator.behave(Behaviour.SOUND, false);
        boolean right = order.leadsTo(Carrier.Kind.SINK, "both there");
        sink.behave(Behaviour.GONE, false);
        right &= order.leadsTo(Carrier.Kind.SIMULATOR, "first one killed");
        sink.behave(Behaviour.SOUND, false);
        right &= order.leadsTo(Carrier.Kind.SINK, "first one back");
        simulator.behave(Behaviour.GONE, false);
        right &= order.leadsTo(Carrier.Kind.SINK, "second one killed");
        simulator.behave(Behaviour.SOUND, false);
        sink.freeze();
        right &= order.leadsTo(Carrier.Kind.SIMULATOR, "first one answers nothing");
        return right;
    }

    /** Steps of random length, in each of which one carrier changes; the router's kills at random moments between them. */
    private void misbehave() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<Long> kills = new ArrayList<>();
        for (int i = 0; i < plan.routerKills(); i++) {
            kills.add((long) (plan.duration().toNanos() * random.nextDouble()));
        }
        Collections.sort(kills);
        long end = plan.duration().toNanos();
        long next = 0;
        while (next < end) {
            change(random.nextBoolean() ? sink : simulator);
            next = System.nanoTime()
                    - begin
                    + Duration.ofMillis(SHORTEST_STEP_MILLIS + random.nextInt(STEP_SPREAD_MILLIS))
                            .toNanos();
            while (!kills.isEmpty() && kills.get(0) < next) {
                pauseUntil(begin + kills.remove(0));
                killRouter();
            }
            pauseUntil(begin + next);
        }
    }

    private void change(Carrier carrier) throws IOException, InterruptedException {
        Behaviour behaviour = Behaviour.values()[random.nextInt(Behaviour.values().length)];
        boolean politely = random.nextInt(3) == 0;
        if (behaviour == Behaviour.FROZEN) {
            carrier.freeze();
        } else {
            carrierKills += politely ? 0 : 1;
            carrier.behave(behaviour, politely);
        }
        String how = behaviour == Behaviour.FROZEN ? "" : politely ? "stopped politely" : "killed";
        print(String.format("%-9s %-10s  %s", carrier.title(), behaviour, how));
    }

    private void killRouter() throws IOException, InterruptedException {
        if (!router.isAlive()) {
            throw new IllegalStateException("the router is gone before it was killed\n" + router.logTail());
        }
        router.kill();
        ledger.end();
        routerKills++;
        print("router    KILLED");
        pause(random.nextInt(LONGEST_DEATH_MILLIS));
        startRouter();
    }

    private void print(String what) {
        System.out.printf(
                "%6.1f s  %-40s  accepted %6d, missing %5d%n",
                (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1),
                what,
                ledger.accepted(),
                ledger.missing());
    }

    private void startRouter() throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        ledger.begin();
        router.start();
        while (true) {
            try {
                new RawSmppClient(router.port(), "start", "start", 1, new ChainLedger()).close();
                return;
            } catch (IOException e) {
                if (!router.isAlive() || System.nanoTime() > limit) {
                    throw new IOException("the router does not take binds\n" + router.logTail(), e);
                }
                pause(LOOK_MILLIS);
            }
        }
    }

    private void awaitReceipts() {
        long known = -1;
        long progress = System.nanoTime();
        while (System.nanoTime() - progress < quiet().toNanos() && router.isAlive()) {
            if (ledger.receipts() != known) {
                known = ledger.receipts();
                progress = System.nanoTime();
            }
            pause(LOOK_MILLIS);
        }
    }

    /** With nothing missing some seconds are enough to see late repetitions. */
    private Duration quiet() {
        return ledger.missing() == 0 ? Duration.ofSeconds(3) : plan.patience();
    }

    private boolean judge(boolean inOrder) throws InterruptedException {
        int exitStatus = router.stop(STOP_SECONDS);
        System.out.println(ledger.summary());
        System.out.printf(
                "by the sink %d, by the simulator %d (%d of them by a rule that refuses), receipt gone with a killed sink %d,"
                        + " carriers killed %d, router killed %d, exit status after SIGTERM %d%n",
                ledger.inState(Carrier.Kind.SINK.state),
                ledger.inState(Carrier.Kind.SIMULATOR.state) + ledger.inState(REFUSED),
                ledger.inState(REFUSED),
                ledger.inState(FORGOTTEN),
                carrierKills,
                routerKills,
                exitStatus);
        boolean clean = ledger.isClean() && inOrder && exitStatus == 0;
        if (ledger.missing() > 0) {
            System.out.println("missing, for example: " + ledger.missingIds());
        }
        System.out.println((clean ? "PASS" : "FAIL") + " chain test, seed " + plan.seed());
        return clean;
    }

    private static void pause(int millis) {
        pauseUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void pauseUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
