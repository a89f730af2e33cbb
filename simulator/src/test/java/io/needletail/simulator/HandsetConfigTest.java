package io.needletail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandsetConfigTest {

    @Test
    void shouldRefusePercentagesThatDoNotAddUp() {
        assertThatThrownBy(() -> new OutcomeMix(Map.of(Outcome.DELIVERED, 97.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outcomes = {DELIVERED=97.5}, sum 97.5, allowed: percentages that add up to 100");
    }

    @Test
    void shouldAllowFractionsThatAddUpOnlyNearly() {
        Map<Outcome, Double> thirds =
                Map.of(Outcome.DELIVERED, 33.3333333, Outcome.ABSENT, 33.3333333, Outcome.BUSY, 33.3333334);

        assertThat(new OutcomeMix(thirds).percent()).containsEntry(Outcome.BUSY, 33.3333334);
    }

    @Test
    void shouldNameTheOutcomeThatIsOutOfRange() {
        assertThatThrownBy(() -> new OutcomeMix(Map.of(Outcome.MEMORY_FULL, -5.0, Outcome.DELIVERED, 105.0)))
                .hasMessageContaining("outcomes.memory-full = -5.0, allowed: 0 to 100 percent")
                .hasMessageContaining("outcomes.delivered = 105.0, allowed: 0 to 100 percent");
    }

    @Test
    void shouldNotFollowTheCallersMap() {
        Map<Outcome, Double> percent = new HashMap<>(Map.of(Outcome.DELIVERED, 100.0));
        OutcomeMix mix = new OutcomeMix(percent);

        percent.put(Outcome.DELIVERED, 1.0);

        assertThat(mix).isEqualTo(OutcomeMix.allDelivered());
    }

    @Test
    void shouldRefuseTwoScenariosForOnePrefix() {
        Scenario scenario = new Scenario("4477", Outcome.ABSENT, DelayDistribution.none());

        assertThatThrownBy(() -> new HandsetConfig(
                        " ", 0, OutcomeMix.allDelivered(), DelayDistribution.none(), List.of(scenario, scenario)))
                .hasMessage("handsets.name = ' ', allowed: at least one character; "
                        + "handsets.scenarios: prefix 4477 twice, allowed: each prefix once");
    }

    @Test
    void shouldRefuseScenariosThatNoNumberFits() {
        assertThatThrownBy(() -> new Scenario("44x", Outcome.ABSENT, DelayDistribution.none()))
                .hasMessage("scenario.prefix = '44x', allowed: 1 to 20 digits");
        assertThatThrownBy(() -> new Scenario("44", Outcome.ABSENT, DelayDistribution.none(), -1))
                .hasMessage("scenario.attempts = -1 for prefix 44, allowed: 0 (all) or more");
    }
}
