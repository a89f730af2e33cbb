package io.needletail.load.session;

import io.needletail.load.tally.RunTimes;
import java.util.List;

/** By a schedule, whatever the server does: what is due is sent as soon as the window has room, and counts from when it was due. */
final class OpenLoopPace implements Pace {
    private final RunTimes times;
    private final SubmitWriter writer;
    private final List<LoadSession> sessions;

    OpenLoopPace(RunTimes times, SubmitWriter writer, List<LoadSession> sessions) {
        this.times = times;
        this.writer = writer;
        this.sessions = sessions;
    }

    @Override
    public int submit(LoadSession session) {
        if (!session.maySubmit()) {
            return 0;
        }
        DueMessages due = session.due();
        long until = Math.min(times.now(), times.stopAt() - 1);
        int count = 0;
        while (due.nextNanos() <= until && session.window().free() > 0) {
            writer.write(session, due.nextNanos());
            due.advance();
            count++;
        }
        return count;
    }

    @Override
    public boolean isDone() {
        return sessions.stream().allMatch(session -> session.due().nextNanos() == RunTimes.NEVER);
    }
}
