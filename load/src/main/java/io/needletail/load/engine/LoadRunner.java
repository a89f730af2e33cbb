package io.needletail.load.engine;

import io.needletail.load.plan.LoadPlan;
import io.needletail.load.report.LoadReport;
import io.needletail.load.session.BindGate;
import io.needletail.load.session.LoadFailure;
import io.needletail.load.tally.LoadProgress;
import io.needletail.load.tally.RunTimes;

/** One load run: binds, sends, drains, waits for receipts, unbinds, and reports. */
public final class LoadRunner {
    private final LoadPlan plan;
    private final LoadProgress.Listener listener;
    private final RunTimes times = new RunTimes();
    private final BindGate gate;

    /** @param listener told of every second, on the thread that runs */
    public LoadRunner(LoadPlan plan, LoadProgress.Listener listener) {
        this.plan = plan;
        this.listener = listener;
        this.gate = new BindGate(plan.sessions().sessions() + plan.sessions().receivers());
    }

    /**
     * Runs; once. The thread that calls it does nothing else meanwhile.
     *
     * @throws LoadFailure if a session cannot be bound
     * @throws IllegalArgumentException if a message of the plan cannot be encoded
     */
    public LoadReport run() throws LoadFailure, InterruptedException {
        try (LoadLoops loops = new LoadLoops(plan, times, gate)) {
            new SessionStart(plan.connect(), loops, gate).bindAll();
            return new BoundRun(plan, loops, times, listener).run();
        }
    }

    /** Ends the sending; what is outstanding is still waited for, and reported. Any thread. */
    public void stop() {
        gate.failed("stopped before all sessions were bound");
        times.stopAt(times.now());
    }
}
