package io.needletail.benchmarks.run;

/**
 * What a load client is asked to do.
 *
 * @param sessions transceiver binds
 * @param window unanswered submit_sm a session
 * @param messages what they carry
 * @param rate submits a second, all sessions together; 0 is a closed loop
 * @param warmupSeconds before the measured time
 * @param seconds the measured time
 */
public record LoadRequest(int sessions, int window, Messages messages, long rate, int warmupSeconds, int seconds) {

    /** A closed loop whose times are still to be set. */
    public static LoadRequest closed(int sessions, int window, Messages messages) {
        return new LoadRequest(sessions, window, messages, 0, 0, 0);
    }

    /** The same load for so long. */
    public LoadRequest during(int warmup, int measured) {
        return new LoadRequest(sessions, window, messages, rate, warmup, measured);
    }

    /** The same load in an open loop. */
    public LoadRequest atRate(long perSecond) {
        return new LoadRequest(sessions, window, messages, perSecond, warmupSeconds, seconds);
    }
}
