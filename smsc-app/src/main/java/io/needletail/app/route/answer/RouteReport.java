package io.needletail.app.route.answer;

import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.app.http.JsonObject;
import io.needletail.routing.snapshot.RouteExplanation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Where a message would go, and why.
 *
 * @param considered every rule that was considered, in order
 */
public record RouteReport(List<RuleReport> considered, RouteAnswer answer) {
    private static final String LINE = "%-10s%s%n";

    public RouteReport {
        considered = List.copyOf(considered);
    }

    /** Puts an explanation of the routing module in words. */
    public static RouteReport of(RouteExplanation explanation, RouteQuery query, RouteNames names) {
        return new RouteReport(
                explanation.rules().stream().map(RuleReport::of).toList(),
                RouteAnswer.of(explanation.decision(), query, names));
    }

    /** As JSON. */
    public JsonObject json() {
        return answer.json()
                .objects("considered", considered.stream().map(RuleReport::json).toList());
    }

    /** For people. */
    public void print(PrintWriter out) {
        int widest = considered.stream()
                .mapToInt(report -> report.rule().length())
                .max()
                .orElse(1);
        for (RuleReport report : considered) {
            out.printf(
                    LINE,
                    report.held() ? "holds" : "no",
                    String.format("%-" + widest + "s  %s", report.rule(), String.join("; ", report.reasons()))
                            .strip());
        }
        out.printf(LINE, "decision", answer.line());
        if (answer.leaves().size() > 1) {
            out.printf(LINE, "leaves", String.join(", ", answer.leaves()));
        }
        out.printf(
                LINE,
                "lane",
                answer.lane().name().toLowerCase(Locale.ROOT) + (answer.laneByRule() ? "" : " (by priority_flag)"));
        if (!answer.sent().changes().isEmpty()) {
            out.printf(LINE, "sent", "with");
            answer.sent().lines().forEach(line -> out.printf(LINE, "", line));
        }
        out.flush();
    }
}
