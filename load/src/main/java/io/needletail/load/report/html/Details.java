package io.needletail.load.report.html;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.load.report.Figure;
import io.needletail.load.report.FigureUnit;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.ReceiptFigures;
import io.needletail.load.report.ResourceFigures;
import io.needletail.load.report.SubmitFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables below the plots: everything the report holds. */
final class Details {
    private static final List<Figure> VERIFIED = List.of(
            Figure.UNANSWERED,
            Figure.UNSENT,
            Figure.DUPLICATE_ANSWERS,
            Figure.UNKNOWN_ANSWERS,
            Figure.REPEATED_IDS,
            Figure.EMPTY_IDS,
            Figure.DISCONNECTS,
            Figure.LOST,
            Figure.DUPLICATE,
            Figure.UNKNOWN,
            Figure.WITHOUT_ID,
            Figure.MO_LOST,
            Figure.MO_DUPLICATE,
            Figure.MO_UNKNOWN);

    private Details() {}

    static void drawOn(Markup page, LoadReport report) {
        page.open("div", "class", "pair").open("div");
        section(page, "Answers by status", statuses(report.submits()));
        if (!report.receipts().states().isEmpty()) {
            section(page, "Receipts by final state", states(report.receipts()));
        }
        section(page, "Resources", resources(report));
        page.close().open("div");
        section(page, "Verification", verification(report));
        page.close().closeLine();
        page.open("div", "class", "pair").open("div");
        section(page, "Options", report.run().options());
        page.close().open("div");
        section(page, "Machine", report.run().machine());
        page.close().closeLine();
    }

    private static void section(Markup page, String title, Map<String, String> pairs) {
        page.open("section").element("h2", title);
        if (pairs.isEmpty()) {
            page.element("p", "Nothing recorded.", "class", "soft");
        } else {
            Tables.pairs(page, title, pairs);
        }
        page.closeLine();
    }

    private static Map<String, String> statuses(SubmitFigures submits) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(CommandStatus.text(CommandStatus.ROK), FigureUnit.COUNT.format(submits.accepted()));
        submits.statuses()
                .forEach((status, count) -> rows.put(CommandStatus.text(status), FigureUnit.COUNT.format(count)));
        return rows;
    }

    private static Map<String, String> verification(LoadReport report) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (Figure figure : VERIFIED) {
            rows.put(figure.title(), figure.text(report));
        }
        return rows;
    }

    private static Map<String, String> states(ReceiptFigures receipts) {
        Map<String, String> rows = new LinkedHashMap<>();
        receipts.states().forEach((state, count) -> rows.put(state, FigureUnit.COUNT.format(count)));
        return rows;
    }

    private static Map<String, String> resources(LoadReport report) {
        ResourceFigures resources = report.resources();
        Map<String, String> rows = new LinkedHashMap<>();
        putSeconds(rows, "CPU of the generator", resources.ownCpuSeconds());
        putSeconds(rows, "CPU of the server", resources.serverCpuSeconds());
        putSeconds(rows, "CPU of everything else", resources.otherCpuSeconds());
        if (resources.serverPeakBytes() >= 0) {
            rows.put(
                    "Peak memory of the server",
                    String.format(Locale.ROOT, "%,.1f MiB", resources.serverPeakBytes() / 1048576.0));
        }
        for (Figure figure : List.of(Figure.CPU_PER_MESSAGE, Figure.OWN_CPU_PER_MESSAGE)) {
            if (figure.of(report).isPresent()) {
                rows.put(figure.title(), figure.text(report));
            }
        }
        return rows;
    }

    private static void putSeconds(Map<String, String> rows, String name, double seconds) {
        if (seconds >= 0) {
            rows.put(name, String.format(Locale.ROOT, "%.2f s", seconds));
        }
    }
}
