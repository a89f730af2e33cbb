package io.needletail.app.simulation;

/** What goes wrong with a disk without ending the process: at most one failure a life. */
final class Faults {
    private int writesLeft = Integer.MAX_VALUE;
    private int forcesLeft = Integer.MAX_VALUE;
    private boolean replaying;
    private long facts;
    private long reads;
    private boolean forceFailed;

    Faults(Dice dice, boolean expected) {

        if (expected && dice.chance(0.5)) {
            writesLeft = dice.between(2, 12);
        } else if (expected) {
            forcesLeft = dice.between(2, 12);
        }
    }

    boolean failsWrite() {
        return !replaying && --writesLeft == 0;
    }

    /** After a failed force nobody knows what the kernel has dropped. */
    boolean failsForce() {
        if (!replaying && --forcesLeft == 0) {
            forceFailed = true;
        }
        return forceFailed;
    }

    boolean forceFailed() {
        return forceFailed;
    }

    void replaying(boolean now) {
        replaying = now;
    }

    boolean isReplaying() {
        return replaying;
    }

    /** Of the facts and reads of a replay few are crash points, or no process would get beyond it. */
    boolean countsFact() {
        return ++facts % 200 == 0;
    }

    boolean countsRead() {
        return ++reads % 50 == 0;
    }

    /** No more failures. */
    void end() {
        writesLeft = Integer.MAX_VALUE;
        forcesLeft = Integer.MAX_VALUE;
    }
}
