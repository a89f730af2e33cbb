package io.needletail.load.report.text;

import io.needletail.load.report.Figure;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.ResourceFigures;
import java.util.List;
import java.util.Locale;

/** What a run has cost, as part of {@link ReportTable}. Stateless: any thread. */
final class ResourceTable {
    private static final double MEBIBYTE = 1 << 20;

    private ResourceTable() {}

    /** Lines with an empty one in front; nothing if nothing was measured. */
    static String of(LoadReport report) {
        TextTable table = new TextTable();
        for (Figure figure : List.of(Figure.CPU_PER_MESSAGE, Figure.OWN_CPU_PER_MESSAGE)) {
            if (figure.of(report).isPresent()) {
                table.row(figure.title(), figure.text(report));
            }
        }
        ResourceFigures resources = report.resources();
        if (resources.serverPeakBytes() >= 0) {
            table.row("Peak memory of the server", format("%,.1f MiB", resources.serverPeakBytes() / MEBIBYTE));
        }
        // Without the server's own time, the server is most of everything else.
        if (resources.serverCpuSeconds() >= 0 && resources.otherCpuSeconds() >= 0) {
            table.row("CPU of everything else", format("%.2f s", resources.otherCpuSeconds()));
        }
        String text = table.toString();
        return text.isEmpty() ? "" : "\n" + text;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
