package io.needletail.load.report;

import java.util.List;

/**
 * Everything that one load run has found; immutable, complete when the run has ended.
 *
 * @param run what was run, where and for how long
 * @param submits counts of submit_sm in the measured time
 * @param receipts the account of delivery receipts; all zero if none were asked for
 * @param mobileOriginated the account of mobile-originated messages received
 * @param submitLatency from the intended time of sending to the answer
 * @param receiptLatency from the intended time of sending to the receipt
 * @param resources CPU and memory in the measured time
 * @param seconds the measured time, second by second
 */
public record LoadReport(
        LoadRun run,
        SubmitFigures submits,
        ReceiptFigures receipts,
        MobileOriginatedFigures mobileOriginated,
        Latency submitLatency,
        Latency receiptLatency,
        ResourceFigures resources,
        List<SecondFigures> seconds) {
    public LoadReport {
        seconds = List.copyOf(seconds);
    }
}
