package io.needletail.routing.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.routing.RouteTable;
import io.needletail.routing.number.RateTable;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.Rule;
import io.needletail.routing.rule.Ruleset;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rules and messages: the index, the explanation and a reference that tries every rule in order must agree. */
class RuleSnapshotPropertyTest {
    private static final Set<String> DESTINATIONS = Set.of("A", "B", "handsets", "account:*");

    private final RouteNames names = RouteNames.empty();
    private final Map<String, NamedList> lists = RandomRules.lists();
    private final NaiveRouter naive = new NaiveRouter(lists);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20_261_128})
    void shouldDecideAndExplainLikeTheReference(long seed) throws RulesetException {
        for (int round = 0; round < 20; round++) {
            Random random = new Random(seed * 1000 + round);
            RandomRules generator = new RandomRules(random);
            List<Rule> rules = generator.rules(1 + random.nextInt(60));
            RuleSnapshot snapshot = compile(rules);
            for (int i = 0; i < 100; i++) {
                RouteQuery query = generator.query();
                RouteDecision decision = new RouteDecision();
                snapshot.route(query, decision);
                String expected = expected(rules, query);
                String as = "seed " + seed + ", round " + round + ", message " + i + ", rules " + rules;
                assertThat(text(decision)).as(as).isEqualTo(expected);
                assertThat(text(snapshot.explain(query).decision()))
                        .as("explained, " + as)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldAllocateNothing() throws RulesetException {
        RandomRules generator = new RandomRules(new Random(9));
        RuleSnapshot snapshot = compile(generator.rules(200));
        RouteQuery[] queries = new RouteQuery[500];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = generator.query();
        }
        RouteDecision decision = new RouteDecision();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 200_000; i++) {
            if (i == 100_000) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            snapshot.route(queries[i % queries.length], decision);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private RuleSnapshot compile(List<Rule> rules) throws RulesetException {
        Ruleset ruleset = new Ruleset(rules, Map.of(), lists, RateTable.EMPTY, RandomRules.OWNED);
        return RulesetCompiler.compile(ruleset, names, DESTINATIONS, null).router();
    }

    private String text(RouteDecision decision) {
        String what = switch (decision.kind()) {
            case FORWARD -> "forward " + decision.plan().name();
            case REJECT -> "reject " + decision.commandStatus();
            case DROP -> "drop " + decision.finalState();
        };
        return names.rules().name(decision.rule()) + ": " + what + " " + decision.lane() + " " + decision.tag();
    }

    private String expected(List<Rule> rules, RouteQuery query) {
        String decided = RouteTable.NO_ROUTE + ": reject 11";
        String tag = null;
        String lane = "null";
        for (Rule rule : rules) {
            String end = naive.holds(rule, query, tag) ? end(rule, query) : "never";
            if (end.equals("never")) {
                continue;
            }
            decided = end.isEmpty() ? decided : rule.name() + ": " + end;
            for (Action action : rule.actions()) {
                tag = action instanceof Action.SetTag set ? set.tag() : tag;
                lane = action instanceof Action.SetLane set ? set.lane().name() : lane;
            }
            if (!rule.continues()) {
                break;
            }
        }
        return decided + " " + lane + " " + tag;
    }

    /** What the final action comes to: empty for none, {@code never} if it cannot be done. */
    private String end(Rule rule, RouteQuery query) {
        for (Action action : rule.actions()) {
            if (action instanceof Action.ForwardTo to) {
                return "forward " + to.to();
            } else if (action instanceof Action.Reject reject) {
                return "reject " + reject.commandStatus();
            } else if (action instanceof Action.Drop drop) {
                return "drop " + drop.state();
            } else if (action instanceof Action.ForwardBy by) {
                byte[] address = address(query, by.side()).getBytes(StandardCharsets.ISO_8859_1);
                int value = lists.get("ported").table().find(address, 0, address.length);
                return value < 0
                        ? "never"
                        : "forward " + lists.get("ported").table().values().get(value);
            } else if (action instanceof Action.ForwardToOwner owner) {
                String number = address(query, owner.side()).replace("+", "");
                String of = number.equals("4123") ? "c" : number.startsWith("411") ? "b" : "a";
                return number.startsWith("41") ? "forward account:" + of : "never";
            }
        }
        return "";
    }

    private static String address(RouteQuery query, AddressSide side) {
        return side == AddressSide.SOURCE ? query.message.source() : query.message.destination();
    }
}
