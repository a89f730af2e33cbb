package io.needletail.app.simulation;

/** Decides at which of the points a process passes it ends. */
final class CrashPlan {
    private static final long NEVER = Long.MAX_VALUE;

    private final Dice dice;
    private long left = NEVER;

    CrashPlan(Dice dice) {
        this.dice = dice;
    }

    /** A new process: most die young, some get old enough for time-outs, retention and long queues. */
    void begin() {
        if (dice.chance(0.7)) {
            left = dice.between(1, 60);
        } else if (dice.chance(0.85)) {
            left = dice.between(60, 400);
        } else {
            left = dice.between(400, 3_000);
        }
    }

    /** From now on the process lives. */
    void never() {
        left = NEVER;
    }

    /** The process passes a point, and may not come back from here. */
    void pass(CrashPoint point) {
        if (isDue()) {
            throw new Crash(point);
        }
    }

    /** Like {@link #pass}, for a caller with something left to break before it throws the crash. */
    boolean isDue() {
        if (left == NEVER) {
            return false;
        }
        left--;
        if (left > 0) {
            return false;
        }
        left = NEVER;
        return true;
    }
}
