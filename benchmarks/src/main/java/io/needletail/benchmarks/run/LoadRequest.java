package io.needletail.benchmarks.run;

/**
 * What a load client is asked to do.
 *
 * @param sessions transceiver binds
 * @param window unanswered submit_sm a session
 * @param textLength characters of the text
 * @param rate submits a second, all sessions together; 0 is a closed loop
 * @param receipts whether every message asks for a delivery receipt, which the client takes and accounts for
 * @param warmupSeconds before the measured time
 * @param seconds the measured time
 */
public record LoadRequest(
        int sessions, int window, int textLength, long rate, boolean receipts, int warmupSeconds, int seconds) {}
