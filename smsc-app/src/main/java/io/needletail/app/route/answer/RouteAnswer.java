package io.needletail.app.route.answer;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.Lane;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.app.http.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A decision, in words.
 *
 * @param rule that decided
 * @param action forward, reject or drop
 * @param target the group or destination, the command_status, or the final state
 * @param leaves single destinations of the group, in the order in which they are written
 * @param lane of the message, by a rule or by its priority_flag
 * @param laneByRule whether a rule set it
 * @param maxValidity null for none
 * @param tag null for none
 * @param copies groups or destinations that get a copy
 * @param sent what rules change
 */
public record RouteAnswer(
        String rule,
        String action,
        String target,
        List<String> leaves,
        Lane lane,
        boolean laneByRule,
        @Nullable Duration maxValidity,
        @Nullable String tag,
        List<String> copies,
        SentMessage sent) {

    static RouteAnswer of(RouteDecision decision, RouteQuery query, RouteNames names) {
        Lane lane = decision.lane();
        long validity = decision.validityMillis();
        return new RouteAnswer(
                names.rules().name(decision.rule()),
                decision.kind().name().toLowerCase(Locale.ROOT),
                target(decision),
                leaves(decision.plan(), names),
                lane == null ? Lane.ofPriority(query.message.priority()) : lane,
                lane != null,
                validity == 0 ? null : Duration.ofMillis(validity),
                decision.tag(),
                IntStream.range(0, decision.copies())
                        .mapToObj(copy -> decision.copy(copy).name())
                        .toList(),
                SentMessage.of(
                        query.message,
                        decision,
                        query.account.terms().messages().alphabet()));
    }

    /** The decision in one line: {@code rule action target}, then what else rules set, with semicolons between. */
    public String line() {
        List<String> parts = new ArrayList<>(List.of(rule + " " + action + " " + target));
        if (laneByRule) {
            parts.add("lane " + word(lane));
        }
        if (maxValidity != null) {
            parts.add("max-validity " + maxValidity.toSeconds() + "s");
        }
        if (tag != null) {
            parts.add("tag " + tag);
        }
        copies.forEach(copy -> parts.add("copy " + copy));
        if (!sent.changes().isEmpty() && !action.equals("reject")) {
            parts.add(sent.line());
        }
        return String.join("; ", parts);
    }

    /** The decision as JSON. */
    public JsonObject json() {
        JsonObject json = new JsonObject()
                .put("rule", rule)
                .put("action", action)
                .put("target", target)
                .texts("leaves", leaves)
                .put("lane", word(lane));
        if (maxValidity != null) {
            json.put("maxValiditySeconds", maxValidity.toSeconds());
        }
        if (tag != null) {
            json.put("tag", tag);
        }
        return json.texts("copies", copies).put("changes", sent.json());
    }

    private static String target(RouteDecision decision) {
        return switch (decision.kind()) {
            case FORWARD -> Objects.requireNonNull(decision.plan()).name();
            case REJECT -> CommandStatus.text(decision.commandStatus());
            case DROP -> decision.finalState().name().toLowerCase(Locale.ROOT);
        };
    }

    private static List<String> leaves(@Nullable DestinationPlan plan, RouteNames names) {
        return plan == null
                ? List.of()
                : IntStream.range(0, plan.size())
                        .mapToObj(leaf -> names.destinations().name(plan.destination(leaf)))
                        .toList();
    }

    private static String word(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }
}
