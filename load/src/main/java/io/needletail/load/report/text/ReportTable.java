package io.needletail.load.report.text;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.load.report.Figure;
import io.needletail.load.report.FigureUnit;
import io.needletail.load.report.Latency;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.ReceiptFigures;
import io.needletail.load.report.SubmitFigures;
import io.needletail.load.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run; the verdict is its last line. Stateless: any thread. */
public final class ReportTable {
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 99.99};

    private ReportTable() {}

    /** The whole text, several lines, the last one ended too. */
    public static String of(LoadReport report) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                        Locale.ROOT,
                        "%.1f s from %s",
                        report.run().seconds(),
                        report.run().startedAt()))
                .append("\n\n")
                .append(counts(report))
                .append('\n')
                .append(latencies(report));
        statuses(report.submits(), out);
        states(report.receipts(), out);
        out.append(ResourceTable.of(report));
        return out.append('\n').append(Verdict.of(report).line()).append('\n').toString();
    }

    private static TextTable counts(LoadReport report) {
        TextTable table = new TextTable();
        for (Figure figure : shown(report)) {
            table.row(figure.title(), figure.text(report));
        }
        return table;
    }

    /** The figures every run has, then what is not zero of the others. */
    private static List<Figure> shown(LoadReport report) {
        List<Figure> shown = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            if (figure.unit() != FigureUnit.TIME
                    && (isAlwaysShown(figure, report) || figure.of(report).orElse(0) > 0)) {
                shown.add(figure);
            }
        }
        return shown;
    }

    private static boolean isAlwaysShown(Figure figure, LoadReport report) {
        return switch (figure) {
            case RATE, SENT, ACCEPTED, REFUSED, UNANSWERED -> true;
            case RECEIPTS, LOST, DUPLICATE, UNKNOWN -> report.receipts().expected() > 0;
            case MO_LOST, MO_DUPLICATE -> report.mobileOriginated().received() > 0;
            default -> false;
        };
    }

    private static TextTable latencies(LoadReport report) {
        List<String> head = new ArrayList<>(List.of("Latency"));
        for (double percentile : PERCENTILES) {
            head.add("p" + (percentile == Math.rint(percentile) ? "" + (int) percentile : "" + percentile));
        }
        head.addAll(List.of("max", "mean"));
        TextTable table = new TextTable().row(head.toArray(String[]::new));
        table.row(latencyRow("submit", report.submitLatency()));
        if (report.receiptLatency().count() > 0) {
            table.row(latencyRow("receipt", report.receiptLatency()));
        }
        return table;
    }

    private static String[] latencyRow(String name, Latency latency) {
        List<String> row = new ArrayList<>(List.of(name));
        for (double percentile : PERCENTILES) {
            row.add(time(latency, latency.millisAt(percentile)));
        }
        row.add(time(latency, latency.maxMillis()));
        row.add(time(latency, latency.meanMillis()));
        return row.toArray(String[]::new);
    }

    private static String time(Latency latency, double millis) {
        return latency.count() == 0 ? "-" : FigureUnit.TIME.format(millis);
    }

    private static void statuses(SubmitFigures submits, StringBuilder out) {
        if (!submits.statuses().isEmpty()) {
            TextTable table = new TextTable().row("Refused with", "");
            submits.statuses()
                    .forEach((status, count) -> table.row(CommandStatus.text(status), FigureUnit.COUNT.format(count)));
            out.append('\n').append(table);
        }
    }

    private static void states(ReceiptFigures receipts, StringBuilder out) {
        if (!receipts.states().isEmpty()) {
            TextTable table = new TextTable().row("Final state", "");
            receipts.states().forEach((state, count) -> table.row(state, FigureUnit.COUNT.format(count)));
            out.append('\n').append(table);
        }
    }
}
