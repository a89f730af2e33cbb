package io.needletail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.RouteVerdict;
import io.needletail.api.route.Router;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private static final Account ACCOUNT = new Account("esme", 0, 10, 10, 0);
    private static final List<String> DESTINATIONS = List.of("handsets", "carrier");

    private final RouteTable table = RouteTable.builder(DESTINATIONS)
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
        assertThat(decide(table, destination).rule()).isEqualTo(rule);
    }

    @Test
    void shouldForwardToTheDestinationsIndex() {
        assertThat(decide(table, "441")).isEqualTo(new RouteVerdict.Forward("uk", 1));
        assertThat(decide(table, "1")).isEqualTo(new RouteVerdict.Forward("all", 0));
    }

    @Test
    void shouldRefuseWithTheRulesStatus() {
        assertThat(decide(table, "44900")).isEqualTo(new RouteVerdict.Refuse("uk-premium", CommandStatus.RINVDSTADR));
    }

    @Test
    void shouldRefuseWhatNoRuleFits() {
        RouteTable narrow = RouteTable.builder(DESTINATIONS)
                .add(RouteRule.forward("uk", "44", "carrier"))
                .build();

        assertThat(decide(narrow, "33"))
                .isEqualTo(new RouteVerdict.Refuse(RouteTable.NO_ROUTE, CommandStatus.RINVDSTADR));
    }

    @Test
    void shouldReuseItsVerdicts() {
        assertThat(decide(table, "441")).isSameAs(decide(table, "442"));
        assertThat(table.size()).isEqualTo(4);
    }

    @Test
    void shouldReportEveryErrorAtOnce() {
        RouteTable.Builder builder = RouteTable.builder(DESTINATIONS)
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
        RouteTable.Builder builder = RouteTable.builder(DESTINATIONS)
                .add(RouteRule.forward("a", "", "carrier"))
                .add(RouteRule.forward("b", "", "handsets"));

        assertThatThrownBy(builder::build).hasMessageContaining("route b: prefix = '' is rule a's already");
    }

    @Test
    void shouldDecideBySwappedSnapshotFromTheNextMessageOn() {
        SwappableRouter router = new SwappableRouter(table);
        RouteTable other = RouteTable.builder(DESTINATIONS)
                .add(RouteRule.refuse("closed", "", CommandStatus.RSYSERR))
                .build();
        assertThat(decide(router, "441").rule()).isEqualTo("uk");

        router.swap(other);

        assertThat(decide(router, "441").rule()).isEqualTo("closed");
        assertThat(router.current()).isSameAs(other);
    }

    private static RouteVerdict decide(Router router, String destination) {
        return router.route(Submits.to(destination), ACCOUNT, 0);
    }
}
