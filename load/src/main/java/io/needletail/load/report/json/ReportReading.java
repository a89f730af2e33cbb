package io.needletail.load.report.json;

import io.needletail.load.report.LoadReport;
import io.needletail.load.report.LoadRun;
import io.needletail.load.report.MobileOriginatedFigures;
import io.needletail.load.report.ReceiptFigures;
import io.needletail.load.report.ResourceFigures;
import io.needletail.load.report.SecondFigures;
import io.needletail.load.report.SubmitFigures;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report's records from the fields of a file. Fields that this version does not know are passed over. */
final class ReportReading {
    private ReportReading() {}

    static LoadReport report(ReportFields fields) throws ReportFormatException {
        return new LoadReport(
                run(fields.object("run")),
                submits(fields.object("submits")),
                receipts(fields.object("receipts")),
                mobileOriginated(fields.object("mobileOriginated")),
                LatencyField.read(fields.object("submitLatency")),
                LatencyField.read(fields.object("receiptLatency")),
                resources(fields.object("resources")),
                seconds(fields.objects("seconds")));
    }

    private static LoadRun run(ReportFields fields) throws ReportFormatException {
        try {
            return new LoadRun(
                    Instant.parse(fields.text("startedAt")),
                    fields.number("seconds"),
                    fields.texts("options"),
                    fields.texts("machine"));
        } catch (DateTimeException e) {
            throw fields.problem("startedAt", "must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static SubmitFigures submits(ReportFields fields) throws ReportFormatException {
        return new SubmitFigures(
                fields.count("sent"),
                fields.count("accepted"),
                statuses(fields),
                fields.count("unanswered"),
                fields.count("unsent"),
                fields.count("duplicateAnswers"),
                fields.count("unknownAnswers"),
                fields.count("repeatedIds"),
                fields.count("emptyIds"),
                fields.count("disconnects"));
    }

    private static Map<Integer, Long> statuses(ReportFields fields) throws ReportFormatException {
        Map<Integer, Long> statuses = new TreeMap<>();
        for (Map.Entry<String, Long> entry : fields.counts("statuses").entrySet()) {
            try {
                statuses.put(Long.decode(entry.getKey()).intValue(), entry.getValue());
            } catch (NumberFormatException e) {
                throw fields.problem("statuses." + entry.getKey(), "must have a name such as 0x00000058");
            }
        }
        return statuses;
    }

    private static ReceiptFigures receipts(ReportFields fields) throws ReportFormatException {
        return new ReceiptFigures(
                fields.count("expected"),
                fields.count("received"),
                fields.count("lost"),
                fields.count("duplicate"),
                fields.count("unknown"),
                fields.count("withoutId"),
                fields.counts("states"));
    }

    private static MobileOriginatedFigures mobileOriginated(ReportFields fields) throws ReportFormatException {
        return new MobileOriginatedFigures(
                fields.count("received"), fields.count("lost"), fields.count("duplicate"), fields.count("unknown"));
    }

    private static ResourceFigures resources(ReportFields fields) throws ReportFormatException {
        return new ResourceFigures(
                known(fields, "ownCpuSeconds"),
                known(fields, "serverCpuSeconds"),
                known(fields, "otherCpuSeconds"),
                fields.has("serverPeakBytes") ? fields.count("serverPeakBytes") : ResourceFigures.UNKNOWN);
    }

    private static double known(ReportFields fields, String name) throws ReportFormatException {
        return fields.has(name) ? fields.number(name) : ResourceFigures.UNKNOWN;
    }

    private static List<SecondFigures> seconds(List<ReportFields> all) throws ReportFormatException {
        List<SecondFigures> seconds = new ArrayList<>();
        for (ReportFields fields : all) {
            seconds.add(new SecondFigures(
                    (int) fields.count("second"),
                    fields.truth("measured"),
                    fields.count("target"),
                    fields.count("sent"),
                    fields.count("accepted"),
                    fields.count("refused"),
                    fields.count("receipts"),
                    fields.number("p50"),
                    fields.number("p99"),
                    fields.number("max")));
        }
        return seconds;
    }
}
