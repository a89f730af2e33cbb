package io.needletail.load.report.text;

import io.needletail.load.report.FigureUnit;
import io.needletail.load.report.SecondFigures;
import java.util.Locale;

/** The line a run shows each second, of a constant width so that it can overwrite itself. Stateless: any thread. */
public final class ProgressLine {
    /**
     * What has happened since the start of the run, the warm-up included.
     *
     * @param sent submits sent
     * @param refused answers other than ESME_ROK
     * @param receipts receipts received
     * @param inFlight submits that wait for their answer now
     */
    public record Totals(long sent, long refused, long receipts, long inFlight) {}

    private ProgressLine() {}

    /** One line, not ended. */
    public static String of(SecondFigures second, Totals totals) {
        return String.format(
                        Locale.ROOT,
                        "%5d s%s %12s%s  p50 %8s  p99 %8s  max %8s  in flight %,6d  sent %,13d  refused %,9d%s",
                        second.second() + 1,
                        second.measured() ? " " : "w",
                        FigureUnit.RATE.format(second.accepted()),
                        second.target() > 0 ? " of " + FigureUnit.COUNT.format(second.target()) : "",
                        FigureUnit.TIME.format(second.p50Millis()),
                        FigureUnit.TIME.format(second.p99Millis()),
                        FigureUnit.TIME.format(second.maxMillis()),
                        totals.inFlight(),
                        totals.sent(),
                        totals.refused(),
                        totals.receipts() > 0 ? String.format(Locale.ROOT, "  receipts %,13d", totals.receipts()) : "")
                .stripTrailing();
    }
}
