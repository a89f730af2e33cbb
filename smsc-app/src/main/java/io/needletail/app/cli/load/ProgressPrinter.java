package io.needletail.app.cli.load;

import io.needletail.load.report.SecondFigures;
import io.needletail.load.report.text.ProgressLine;
import io.needletail.load.tally.LoadProgress;
import java.io.PrintWriter;

/** Shows each second on the standard error stream: in one line that is written again, or in lines. */
final class ProgressPrinter implements LoadProgress.Listener {
    /** How to show it. */
    enum Style {
        AUTO,
        LINES,
        NONE
    }

    /** Set by bin/smsc: whether the standard error stream is a terminal. */
    static final String TERMINAL_PROPERTY = "smsc.terminal.error";

    private static final int SECONDS_BETWEEN_LINES = 10;

    private final PrintWriter out;
    private final boolean rewrites;
    private final int every;
    private int width;

    ProgressPrinter(PrintWriter out, Style style) {
        this.out = out;
        this.rewrites = style == Style.AUTO && Boolean.getBoolean(TERMINAL_PROPERTY);
        this.every = style == Style.NONE ? 0 : rewrites || style == Style.LINES ? 1 : SECONDS_BETWEEN_LINES;
    }

    @Override
    public void onSecond(SecondFigures second, LoadProgress progress) {
        if (every == 0 || (second.second() + 1) % every != 0) {
            return;
        }
        String line = ProgressLine.of(
                second,
                new ProgressLine.Totals(progress.sent(), progress.refused(), progress.receipts(), progress.inFlight()));
        if (rewrites) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Makes place for what follows. */
    void end() {
        if (rewrites && width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
        }
    }
}
