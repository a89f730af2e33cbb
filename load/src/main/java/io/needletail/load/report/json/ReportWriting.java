package io.needletail.load.report.json;

import io.needletail.load.report.Figure;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.LoadRun;
import io.needletail.load.report.MobileOriginatedFigures;
import io.needletail.load.report.ReceiptFigures;
import io.needletail.load.report.ResourceFigures;
import io.needletail.load.report.SecondFigures;
import io.needletail.load.report.SubmitFigures;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report's records as maps in the order a reader wants them. */
final class ReportWriting {
    private ReportWriting() {}

    static Map<String, Object> report(LoadReport report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(ReportJson.FORMAT_FIELD, ReportJson.FORMAT);
        all.put(ReportJson.VERSION_FIELD, ReportJson.VERSION);
        all.put("run", run(report.run()));
        all.put("rates", rates(report));
        all.put("submits", submits(report.submits()));
        all.put("receipts", receipts(report.receipts()));
        all.put("mobileOriginated", mobileOriginated(report.mobileOriginated()));
        all.put("submitLatency", LatencyField.write(report.submitLatency()));
        all.put("receiptLatency", LatencyField.write(report.receiptLatency()));
        all.put("resources", resources(report.resources()));
        all.put("seconds", report.seconds().stream().map(ReportWriting::second).toList());
        return all;
    }

    private static Map<String, Object> run(LoadRun run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("startedAt", run.startedAt());
        map.put("seconds", run.seconds());
        map.put("options", run.options());
        map.put("machine", run.machine());
        return map;
    }

    /** For people; a reader of the file computes them again. */
    private static Map<String, Object> rates(LoadReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        Figure.RATE.of(report).ifPresent(rate -> map.put("acceptedPerSecond", Math.rint(rate * 10) / 10));
        Figure.ERROR_RATE.of(report).ifPresent(percent -> map.put("errorPercent", percent));
        return map;
    }

    private static Map<String, Object> submits(SubmitFigures submits) {
        Map<String, Object> statuses = new LinkedHashMap<>();
        submits.statuses().forEach((status, count) -> statuses.put(String.format("0x%08X", status), count));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sent", submits.sent());
        map.put("accepted", submits.accepted());
        map.put("statuses", statuses);
        map.put("unanswered", submits.unanswered());
        map.put("unsent", submits.unsent());
        map.put("duplicateAnswers", submits.duplicateAnswers());
        map.put("unknownAnswers", submits.unknownAnswers());
        map.put("repeatedIds", submits.repeatedIds());
        map.put("emptyIds", submits.emptyIds());
        map.put("disconnects", submits.disconnects());
        return map;
    }

    private static Map<String, Object> receipts(ReceiptFigures receipts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("expected", receipts.expected());
        map.put("received", receipts.received());
        map.put("lost", receipts.lost());
        map.put("duplicate", receipts.duplicate());
        map.put("unknown", receipts.unknown());
        map.put("withoutId", receipts.withoutId());
        map.put("states", receipts.states());
        return map;
    }

    private static Map<String, Object> mobileOriginated(MobileOriginatedFigures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("received", figures.received());
        map.put("lost", figures.lost());
        map.put("duplicate", figures.duplicate());
        map.put("unknown", figures.unknown());
        return map;
    }

    /** What is not known is left out. */
    private static Map<String, Object> resources(ResourceFigures resources) {
        Map<String, Object> map = new LinkedHashMap<>();
        putKnown(map, "ownCpuSeconds", resources.ownCpuSeconds());
        putKnown(map, "serverCpuSeconds", resources.serverCpuSeconds());
        putKnown(map, "otherCpuSeconds", resources.otherCpuSeconds());
        putKnown(map, "serverPeakBytes", resources.serverPeakBytes());
        return map;
    }

    private static void putKnown(Map<String, Object> map, String name, Number value) {
        if (value.doubleValue() >= 0) {
            map.put(name, value);
        }
    }

    private static Map<String, Object> second(SecondFigures second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("second", second.second());
        map.put("measured", second.measured());
        map.put("target", second.target());
        map.put("sent", second.sent());
        map.put("accepted", second.accepted());
        map.put("refused", second.refused());
        map.put("receipts", second.receipts());
        map.put("p50", second.p50Millis());
        map.put("p99", second.p99Millis());
        map.put("max", second.maxMillis());
        return map;
    }
}
