package io.needletail.conformance.run;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Lane;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Target;
import io.needletail.conformance.check.Verdict;
import io.needletail.conformance.family.Families;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One run of the checks against one server. */
public final class SuiteRun {
    private static final int SHARED_THREADS = 8;
    /** A server may give up on a connection before it has verified its first password. */
    private static final int FIRST_BINDS = 3;

    private final Target target;
    private final List<Check> checks;
    private final Consumer<Result> progress;

    /**
     * @param checks to run, in the order of the results
     * @param progress told of each result, by any thread
     */
    public SuiteRun(Target target, List<Check> checks, Consumer<Result> progress) {
        this.target = target;
        this.checks = List.copyOf(checks);
        this.progress = progress;
    }

    /** Every check, or those whose id has the pattern in it. */
    public static List<Check> checks(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return Families.all().stream()
                .filter(check -> wanted.matcher(check.id()).find())
                .toList();
    }

    /**
     * Binds once, and waits longer than a check would: a server that has just been started may be slow with its first
     * password.
     *
     * @return why the suite makes no sense; nothing if the bind was granted
     */
    public Optional<String> obstacle() {
        Target.Waits waits = target.waits();
        Target patient = new Target(
                target.endpoint(),
                target.strict(),
                target.version(),
                target.features(),
                target.numbers(),
                new Target.Waits(waits.answer().multipliedBy(5), waits.receipt(), waits.timer()));
        Check bind = Check.of(
                Family.BIND,
                "first",
                "a bind is granted",
                Operation.BIND_TRANSMITTER.clause(),
                Needs.NOTHING,
                trial -> trial.in(SessionState.BOUND_TX));
        Result result = bind.run(patient);
        for (int again = 1; again < FIRST_BINDS && result.verdict() != Verdict.PASS; again++) {
            result = bind.run(patient);
        }
        return result.verdict() == Verdict.PASS
                ? Optional.empty()
                : Optional.of("expected " + result.expected() + ", got " + result.got());
    }

    /**
     * Runs them all; takes as long as the server's waits add up to. The caller's thread waits.
     *
     * @return results in the order of the checks
     */
    public Outcome run() throws InterruptedException {
        long begin = System.nanoTime();
        ThreadFactory threads = threads();
        List<Future<Result>> results = new ArrayList<>();
        ExecutorService waiting = Executors.newCachedThreadPool(threads);
        ExecutorService shared = Executors.newFixedThreadPool(SHARED_THREADS, threads);
        ExecutorService alone = Executors.newSingleThreadExecutor(threads);
        try {
            CountDownLatch sharedLeft = new CountDownLatch((int)
                    checks.stream().filter(check -> check.lane() == Lane.SHARED).count());
            for (Check check : checks) {
                results.add(
                        switch (check.lane()) {
                            case WAITING -> waiting.submit(() -> run(check));
                            case SHARED -> shared.submit(() -> runAndCount(check, sharedLeft));
                            case ALONE ->
                                alone.submit(() -> {
                                    sharedLeft.await();
                                    return run(check);
                                });
                        });
            }
            List<Result> all = new ArrayList<>();
            for (Future<Result> result : results) {
                all.add(await(result));
            }
            return new Outcome(target, all, System.nanoTime() - begin);
        } finally {
            waiting.shutdownNow();
            shared.shutdownNow();
            alone.shutdownNow();
        }
    }

    private Result runAndCount(Check check, CountDownLatch left) {
        try {
            return run(check);
        } finally {
            left.countDown();
        }
    }

    private Result run(Check check) {
        Result result = check.run(target);
        progress.accept(result);
        return result;
    }

    private static Result await(Future<Result> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check is broken", e.getCause());
        }
    }

    private static ThreadFactory threads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "conformance-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
