package io.needletail.load.tally;

import io.needletail.load.report.SecondFigures;

/**
 * What has happened since the start of a run, the warm-up included.
 *
 * @param sent submits sent
 * @param refused answers other than ESME_ROK
 * @param receipts receipts received
 * @param inFlight submits that wait for their answer now
 */
public record LoadProgress(long sent, long refused, long receipts, long inFlight) {
    static final LoadProgress NOTHING = new LoadProgress(0, 0, 0, 0);

    /** Told of every second when it is over; on the runner's thread. */
    public interface Listener {
        void onSecond(SecondFigures second, LoadProgress progress);
    }

    LoadProgress after(SecondSample second) {
        return new LoadProgress(
                sent + second.sent, refused + second.refused, receipts + second.receipts, second.inFlight);
    }
}
