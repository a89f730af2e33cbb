package io.needletail.load.session;

import io.needletail.load.tally.LoopTallies;
import io.needletail.load.tally.RunTimes;

/** As fast as the server answers: each answer makes room for one submit. Intended is the time just before the write. */
final class ClosedLoopPace implements Pace {
    private final RunTimes times;
    private final SubmitWriter writer;
    private final LoopTallies tallies;
    private long left;

    /** @param count submits that this loop may send in the measured time */
    ClosedLoopPace(RunTimes times, SubmitWriter writer, LoopTallies tallies, long count) {
        this.times = times;
        this.writer = writer;
        this.tallies = tallies;
        this.left = count;
    }

    @Override
    public int submit(LoadSession session) {
        int free = session.window().free();
        if (free == 0 || !session.maySubmit() || !tallies.hasBegun()) {
            return 0;
        }
        long now = times.now();
        if (now >= times.stopAt()) {
            return 0;
        }
        int count = free;
        if (tallies.isMeasured(now)) {
            count = (int) Math.min(free, left);
            left -= count;
        }
        for (int i = 0; i < count; i++) {
            writer.write(session, now);
        }
        return count;
    }

    @Override
    public boolean isDone() {
        return left == 0;
    }
}
