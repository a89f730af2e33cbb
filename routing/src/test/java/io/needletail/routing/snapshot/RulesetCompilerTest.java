package io.needletail.routing.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.message.MessageState;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.routing.RouteRule;
import io.needletail.routing.RouteTable;
import io.needletail.routing.Submits;
import io.needletail.routing.number.RateTable;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.GroupExpression;
import io.needletail.routing.rule.IntRange;
import io.needletail.routing.rule.OwnedAddress;
import io.needletail.routing.rule.Rule;
import io.needletail.routing.rule.Ruleset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesetCompilerTest {
    private static final AddressSide TO = AddressSide.DESTINATION;
    private static final Action FORWARD = new Action.ForwardTo(new GroupExpression.Named("carrier"));

    private final RouteNames names = RouteNames.empty();
    private final List<Rule> rules = new ArrayList<>();

    private void rule(String name, List<Condition> conditions, Action... actions) {
        rules.add(new Rule(name, "f:" + (rules.size() + 1), conditions, List.of(actions), Rule.Flow.BY_ACTIONS));
    }

    private CompiledRuleset compile() throws RulesetException {
        return RulesetCompiler.compile(Ruleset.of(rules), names, Set.of("carrier", "handsets"), null);
    }

    private List<String> errors() {
        return catchThrowableOfType(RulesetException.class, this::compile).errors();
    }

    @Test
    void shouldReportEveryErrorAtOnce() {
        rule("a", List.of(new Condition.AddressInList(TO, "ported")), new Action.Reject(0));
        rule("a", List.of(new Condition.Percent(0)), new Action.Drop(MessageState.ENROUTE));
        rule("b", List.of(new Condition.FromCarrier(Set.of("carier"))), FORWARD, FORWARD);
        rule("c", List.of(new Condition.TextMatches("a(")), new Action.ForwardBy(TO, "plan"));
        rule("d", List.of(), new Action.ForwardTo(new GroupExpression.Named("carriers")));

        assertThat(errors())
                .containsExactly(
                        "f:1: rule a: list = 'ported', allowed: none, there are none yet",
                        "f:1: rule a: reject = '0', allowed: any other status, 0 is ESME_ROK",
                        "f:2: rule = 'a', allowed: each name once; f:1 has it already",
                        "f:2: rule a: percent = '0.0', allowed: above 0, up to 100",
                        "f:2: rule a: drop = 'ENROUTE', allowed: a final state",
                        "f:3: rule b: carrier = 'carier', allowed: one of carrier; did you mean carrier?",
                        "f:3: rule b: action = 'forward to carrier', allowed: one of forward, reject and drop in a rule",
                        "f:4: rule c: regex = 'a(', allowed: a regular expression without backtracking;"
                                + " column 3: 'the end', allowed: ')'",
                        "f:4: rule c: list = 'plan', allowed: none, there are none yet",
                        "f:5: rule d: destination = 'carriers', allowed: one of carrier, handsets;"
                                + " did you mean carrier?");
    }

    @Test
    void shouldRefuseMoreEditsThanOneMessageMayMeet() {
        Action.Edit edit = new Action.AppendText("x");
        rule("all", List.of(), Collections.nCopies(10, edit).toArray(Action[]::new));
        rule("44", List.of(new Condition.AddressPrefix(TO, Set.of("44"))), edit, edit, edit, edit);
        rule("447", List.of(new Condition.AddressPrefix(TO, Set.of("447"))), edit, edit, edit);

        assertThat(errors())
                .containsExactly("rules: edits = '17', allowed: up to 16 from all rules that one message can meet");
    }

    @Test
    void shouldAllowManyEditsThatNoMessageMeetsTogether() throws RulesetException {
        for (int i = 0; i < 50; i++) {
            Condition condition = new Condition.AddressPrefix(TO, Set.of(Integer.toString(100 + i)));
            rule("r" + i, List.of(condition), new Action.AppendText("x"), new Action.SetTon(TO, 1));
        }
        assertThat(compile().router().size()).isEqualTo(50);
    }

    @Test
    void shouldWarnOfWhatHardlyIsMeant() throws RulesetException {
        rule("tagged", List.of(new Condition.TaggedAs(Set.of("vip"))), FORWARD);
        rule("nothing", List.of());
        rule("all", List.of(), FORWARD);
        rule("late", List.of(), FORWARD);

        assertThat(compile().warnings())
                .containsExactly(
                        "f:1: rule tagged: never holds, no rule before it sets tag vip",
                        "f:2: rule nothing: does nothing",
                        "f:4: rule late: is never reached, rule all before it ends for every message");
    }

    @Test
    void shouldRefuseANumberWithTwoOwners() {
        List<OwnedAddress> owned =
                List.of(new OwnedAddress("+49", false, "a", "acc:1"), new OwnedAddress("49", false, "b", "acc:2"));
        Ruleset ruleset = new Ruleset(List.of(), Map.of(), Map.of(), RateTable.EMPTY, owned);
        RulesetException thrown = catchThrowableOfType(
                RulesetException.class, () -> RulesetCompiler.compile(ruleset, names, Set.of(), null));
        assertThat(thrown.errors()).containsExactly("acc:2: number = '49', allowed: one owner, and a has it already");
    }

    @Test
    void shouldLeaveTheRestToTheTable() throws RulesetException {
        names.destinations().number("handsets");
        RouteTable table = RouteTable.builder(names)
                .add(RouteRule.forward("uk", "44", "handsets"))
                .build();
        rule("tag", List.of(), new Action.SetTag("seen"));
        rule("us", List.of(new Condition.AddressPrefix(TO, Set.of("1"))), FORWARD);
        RuleSnapshot snapshot = RulesetCompiler.compile(Ruleset.of(rules), names, Set.of("carrier", "handsets"), table)
                .router();

        RouteDecision decision = new RouteDecision();
        snapshot.route(Submits.query(Submits.to("447")), decision);
        assertThat(names.rules().name(decision.rule())).isEqualTo("uk");
        assertThat(decision.tag()).isEqualTo("seen");
        snapshot.route(Submits.query(Submits.to("1")), decision);
        assertThat(names.rules().name(decision.rule())).isEqualTo("us");
    }

    @Test
    void shouldExplainEachRuleAndCondition() throws RulesetException {
        rule("short", List.of(new Condition.AddressDigits(TO, new IntRange(3, 6))), FORWARD);
        rule("stop", List.of(new Condition.KeywordIs(Set.of("stop"))), new Action.Drop(MessageState.DELIVERED));
        rule("rest", List.of(), FORWARD);

        RouteExplanation explanation = compile()
                .router()
                .explain(Submits.query(new Submits()
                        .destination("491701234", 1, 1)
                        .latin("Stop it")
                        .view()));

        assertThat(explanation.outcome()).isEqualTo("drop as DELIVERED by rule stop");
        assertThat(explanation.rules())
                .containsExactly(
                        new RouteExplanation.RuleVerdict(
                                "short",
                                "f:1",
                                false,
                                List.of(new RouteExplanation.ConditionVerdict(
                                        "destination of 3-6 digits", false, "destination '491701234'")),
                                List.of("forward to carrier"),
                                false),
                        new RouteExplanation.RuleVerdict(
                                "stop",
                                "f:2",
                                true,
                                List.of(new RouteExplanation.ConditionVerdict("keyword stop", true, "text 'Stop it'")),
                                List.of("drop as DELIVERED"),
                                false));
    }
}
