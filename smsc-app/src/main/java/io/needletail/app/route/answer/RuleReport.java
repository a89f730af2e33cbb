package io.needletail.app.route.answer;

import io.needletail.app.http.JsonObject;
import io.needletail.routing.snapshot.RouteExplanation.ConditionVerdict;
import io.needletail.routing.snapshot.RouteExplanation.RuleVerdict;
import java.util.List;

/**
 * One rule that was considered.
 *
 * @param origin file and line
 * @param held whether all its conditions did
 * @param reasons its conditions, or those that did not hold where there are such, each with what the message has
 */
public record RuleReport(String rule, String origin, boolean held, List<String> reasons) {
    public RuleReport {
        reasons = List.copyOf(reasons);
    }

    static RuleReport of(RuleVerdict verdict) {
        List<String> reasons = verdict.conditions().stream()
                .filter(condition -> verdict.held() || !condition.held())
                .map(RuleReport::reason)
                .toList();
        return new RuleReport(
                verdict.rule(), verdict.origin(), verdict.held(), reasons.isEmpty() ? List.of("always") : reasons);
    }

    private static String reason(ConditionVerdict condition) {
        String found = condition.found().isEmpty() ? "" : " (" + condition.found() + ")";
        return condition.condition() + (condition.held() ? "" : ": no") + found;
    }

    JsonObject json() {
        return new JsonObject()
                .put("rule", rule)
                .put("origin", origin)
                .put("held", held)
                .texts("reasons", reasons);
    }
}
