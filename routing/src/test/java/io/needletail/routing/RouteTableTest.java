package io.needletail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.Router;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private final RouteNames names = names();
    private final RouteTable table = RouteTable.builder(names)
            .add(RouteRule.forward("all", "", "handsets"))
            .add(RouteRule.forward("uk", "44", "carrier"))
            .add(RouteRule.refuse("uk-premium", "4490", CommandStatus.RINVDSTADR))
            .add(RouteRule.forward("one-number", "+447700900123", "handsets"))
            .build();

    @ParameterizedTest
    @CsvSource({
        "44,uk",
        "+44,uk",
        "447700900999,uk",
        "4490,uk-premium",
        "+44901,uk-premium",
        "449,uk",
        "447700900123,one-number",
        "44770090012,uk",
        "4477009001234,one-number",
        "45,all",
        "4,all",
        "++44,all",
        "44x0,uk",
        "x44,all",
        "+,all"
    })
    void shouldDecideByTheLongestPrefix(String destination, String rule) {
        assertThat(rule(decide(table, destination))).isEqualTo(rule);
    }

    @Test
    void shouldForwardToTheDestinationsNumber() {
        RouteDecision decision = decide(table, "441");

        assertThat(decision.kind()).isEqualTo(RouteDecision.Kind.FORWARD);
        DestinationPlan plan = decision.plan();
        assertThat(plan).isNotNull();
        assertThat(plan.name()).isEqualTo("carrier");
        assertThat(plan.destination(0)).isEqualTo(1);
    }

    @Test
    void shouldRefuseWithTheRulesStatus() {
        RouteDecision decision = decide(table, "44900");

        assertThat(decision.kind()).isEqualTo(RouteDecision.Kind.REJECT);
        assertThat(decision.commandStatus()).isEqualTo(CommandStatus.RINVDSTADR);
        assertThat(rule(decision)).isEqualTo("uk-premium");
    }

    @Test
    void shouldRefuseWhatNoRuleFits() {
        RouteTable narrow = RouteTable.builder(names)
                .add(RouteRule.forward("uk", "44", "carrier"))
                .build();

        RouteDecision decision = decide(narrow, "33");

        assertThat(decision.kind()).isEqualTo(RouteDecision.Kind.REJECT);
        assertThat(decision.commandStatus()).isEqualTo(CommandStatus.RINVDSTADR);
        assertThat(rule(decision)).isEqualTo(RouteTable.NO_ROUTE);
    }

    @Test
    void shouldKnowHowManyRulesItHas() {
        assertThat(table.size()).isEqualTo(4);
    }

    @Test
    void shouldReportEveryErrorAtOnce() {
        RouteTable.Builder builder = RouteTable.builder(names)
                .add(RouteRule.forward("a", "44", "carrier"))
                .add(RouteRule.forward("b", "+44", "carrier"))
                .add(RouteRule.forward("c", "4x", "handsets"))
                .add(RouteRule.forward("d", "46", "nowhere"))
                .add(RouteRule.refuse("e", "47", 0));

        RouteTableException thrown = catchThrowableOfType(RouteTableException.class, builder::build);

        assertThat(thrown.errors())
                .containsExactly(
                        "route b: prefix = '+44' is rule a's already, allowed: each prefix once",
                        "route c: prefix = '4x', allowed: up to 20 digits, with or without a leading '+'",
                        "route d: destination = 'nowhere', allowed: one of handsets, carrier",
                        "route e: command_status = 0, allowed: any other status, 0 is ESME_ROK");
    }

    @Test
    void shouldAllowOneDefaultRuleOnly() {
        RouteTable.Builder builder = RouteTable.builder(names)
                .add(RouteRule.forward("a", "", "carrier"))
                .add(RouteRule.forward("b", "", "handsets"));

        assertThatThrownBy(builder::build).hasMessageContaining("route b: prefix = '' is rule a's already");
    }

    @Test
    void shouldDecideBySwappedSnapshotFromTheNextMessageOn() {
        SwappableRouter router = new SwappableRouter(table);
        RouteTable other = RouteTable.builder(names)
                .add(RouteRule.refuse("closed", "", CommandStatus.RSYSERR))
                .build();
        assertThat(rule(decide(router, "441"))).isEqualTo("uk");

        router.swap(other);

        assertThat(rule(decide(router, "441"))).isEqualTo("closed");
        assertThat(router.current()).isSameAs(other);
    }

    private static RouteNames names() {
        RouteNames names = RouteNames.empty();
        names.destinations().number("handsets");
        names.destinations().number("carrier");
        return names;
    }

    private String rule(RouteDecision decision) {
        return names.rules().name(decision.rule());
    }

    private static RouteDecision decide(Router router, String destination) {
        RouteDecision decision = new RouteDecision();
        router.route(Submits.query(Submits.to(destination)), decision);
        return decision;
    }
}
