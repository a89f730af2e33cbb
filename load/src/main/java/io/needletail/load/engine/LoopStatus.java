package io.needletail.load.engine;

/**
 * How one loop is doing.
 *
 * @param waiting submits without an answer on connections that live
 * @param alive sessions whose connection lives
 * @param done nothing more to send
 * @param overdue something was meant to be sent by now or by the end of the time, and is not
 * @param answers answers so far, whatever they say
 */
record LoopStatus(long waiting, int alive, boolean done, boolean overdue, long answers) {
    static final LoopStatus NOTHING = new LoopStatus(0, 0, true, false, 0);

    LoopStatus plus(LoopStatus other) {
        return new LoopStatus(
                waiting + other.waiting,
                alive + other.alive,
                done && other.done,
                overdue || other.overdue,
                answers + other.answers);
    }
}
