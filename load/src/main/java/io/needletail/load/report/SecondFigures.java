package io.needletail.load.report;

/**
 * One second of a run. Of a run beyond an hour, each of these stands for several seconds: counts are then the average of a
 * second, latencies the worst of them.
 *
 * @param second since the start of the run, the warm-up included
 * @param measured whether it belongs to the measured time
 * @param target submits intended in this second, 0 in a closed loop
 * @param sent submits sent
 * @param accepted answers with ESME_ROK
 * @param refused other answers
 * @param receipts receipts received
 * @param p50Millis submit latency of this second
 * @param p99Millis submit latency of this second
 * @param maxMillis submit latency of this second
 */
public record SecondFigures(
        int second,
        boolean measured,
        long target,
        long sent,
        long accepted,
        long refused,
        long receipts,
        double p50Millis,
        double p99Millis,
        double maxMillis) {}
