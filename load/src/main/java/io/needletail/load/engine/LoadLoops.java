package io.needletail.load.engine;

import io.needletail.core.protocol.BindType;
import io.needletail.load.ledger.HashLedger;
import io.needletail.load.ledger.IdLedger;
import io.needletail.load.ledger.MobileOriginatedLedger;
import io.needletail.load.ledger.StripedLedger;
import io.needletail.load.message.MessageStream;
import io.needletail.load.plan.LoadPlan;
import io.needletail.load.plan.SessionPlan;
import io.needletail.load.session.BindGate;
import io.needletail.load.session.LoadSession;
import io.needletail.load.session.LoopParts;
import io.needletail.load.session.SubmitWindow;
import io.needletail.load.tally.LoopTallies;
import io.needletail.load.tally.RunTimes;
import io.needletail.load.tally.SecondSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All loops of a run, as the runner's thread sees them: it asks, they answer in their own threads. */
final class LoadLoops implements AutoCloseable {
    private final LoopGroup group;
    private final List<LoadLoop> loops = new ArrayList<>();
    private final List<LoadSession> sessions = new ArrayList<>();
    private final Queue<SecondSample> finished = new ConcurrentLinkedQueue<>();
    private final @Nullable IdLedger ledger;
    private final MobileOriginatedLedger mobileOriginated = new MobileOriginatedLedger();

    /** @throws IllegalArgumentException if a message of the plan cannot be encoded */
    LoadLoops(LoadPlan plan, RunTimes times, BindGate gate) {
        int threads = plan.sessions().threads();
        boolean noteIds = plan.verify().checkIds() || plan.messages().receipts();
        ledger = noteIds ? (threads == 1 ? new HashLedger() : new StripedLedger()) : null;
        List<MessageStream> streams = new ArrayList<>();
        for (int lane = 0; lane < threads; lane++) {
            streams.add(plan.messages().stream(lane, threads));
        }
        group = new LoopGroup(threads);
        LoopParts.Shared shared = new LoopParts.Shared(plan, times, gate, ledger, mobileOriginated);
        long enquireNanos = plan.connect().enquireLink().toNanos();
        for (int lane = 0; lane < threads; lane++) {
            List<LoadSession> own = new ArrayList<>();
            LoopTallies tallies = new LoopTallies(times, finished);
            LoopParts parts = LoopParts.create(shared, tallies, streams.get(lane), own, quota(plan, lane));
            loops.add(new LoadLoop(group.next(), own, parts, times, enquireNanos));
        }
        distribute(plan);
        loops.forEach(loop -> loop.eventLoop().execute(loop::open));
    }

    /** Sessions in the order in which they are to connect, each with its loop by {@link #loopOf}. */
    List<LoadSession> sessions() {
        return sessions;
    }

    /** The loop of the n-th session. */
    LoadLoop loopOf(int index) {
        return loops.get(index % loops.size());
    }

    int count() {
        return loops.size();
    }

    /** Seconds that loops have ended. */
    Queue<SecondSample> finished() {
        return finished;
    }

    /** Null if ids are not noted. */
    @Nullable
    IdLedger ledger() {
        return ledger;
    }

    MobileOriginatedLedger mobileOriginated() {
        return mobileOriginated;
    }

    /** Has every loop do something; returns when all have. */
    void each(Consumer<LoadLoop> action) throws InterruptedException {
        collect(loop -> {
            action.accept(loop);
            return loop;
        });
    }

    LoopStatus status() throws InterruptedException {
        return collect(LoadLoop::status).stream().reduce(LoopStatus.NOTHING, LoopStatus::plus);
    }

    /** An answer from every loop. */
    <T> List<T> collect(Function<LoadLoop, T> question) throws InterruptedException {
        List<Future<T>> answers = new ArrayList<>();
        for (LoadLoop loop : loops) {
            Callable<T> call = () -> question.apply(loop);
            answers.add(loop.eventLoop().submit(call));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> answer : answers) {
            try {
                results.add(answer.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a loop has failed", e.getCause());
            }
        }
        return results;
    }

    @Override
    public void close() {
        loops.forEach(loop -> loop.eventLoop().execute(loop::closeAll));
        group.close();
    }

    private void distribute(LoadPlan plan) {
        SessionPlan kinds = plan.sessions();
        for (int i = 0; i < kinds.sessions() + kinds.receivers(); i++) {
            boolean receiver = i >= kinds.sessions();
            BindType type = receiver ? BindType.RECEIVER : kinds.type();
            int number = receiver ? i - kinds.sessions() + 1 : i + 1;
            int window = type == BindType.RECEIVER ? 1 : plan.pace().window();
            LoadSession session = new LoadSession(type, number, new SubmitWindow(window));
            sessions.add(session);
            loopOf(i).sessions().add(session);
        }
    }

    /** The part of a closed loop's count that one loop sends: by its sessions. */
    private static long quota(LoadPlan plan, int lane) {
        long count = plan.pace().count();
        int lanes = plan.sessions().threads();
        int submitters = plan.sessions().submitters();
        if (count == 0 || submitters == 0) {
            return submitters == 0 ? 0 : Long.MAX_VALUE;
        }
        long before = submittersBefore(lane, lanes, submitters);
        long after = submittersBefore(lane + 1, lanes, submitters);
        return count * after / submitters - count * before / submitters;
    }

    /** Submitting sessions of the first so many loops. */
    private static long submittersBefore(int lane, int lanes, int submitters) {
        long sum = 0;
        for (int i = 0; i < lane; i++) {
            sum += (submitters - i + lanes - 1) / lanes;
        }
        return sum;
    }
}
