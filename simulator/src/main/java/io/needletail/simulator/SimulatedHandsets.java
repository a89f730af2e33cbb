package io.needletail.simulator;

import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.pdu.MessageView;
import org.jspecify.annotations.Nullable;

/**
 * A destination whose handsets answer by percentage, by scenario, after a delay. What happens is a pure function of the
 * seed, the message id and the attempt's number, and of the destination address where there are scenarios: there is no
 * state, so that any number of messages may be under way, shards may share one instance, and a restart concludes each
 * attempt as it would have been.
 *
 * <p>Shard thread; allocates nothing. A delay of 0 is answered within {@link #offer}.
 */
public final class SimulatedHandsets implements Destination {
    /** Told apart by these, the outcome and the delay of one attempt are independent. */
    private static final long OUTCOME_DRAW = 1;

    private static final long DELAY_DRAW = 2;

    private final HandsetConfig config;
    private final OutcomeTable outcomes;
    private final ScenarioTable scenarios;
    private final long seedHash;

    public SimulatedHandsets(HandsetConfig config) {
        this.config = config;
        outcomes = new OutcomeTable(config.outcomes());
        scenarios = new ScenarioTable(config.scenarios());
        seedHash = SplitMix.fold(0, config.seed());
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public void offer(Attempt attempt) {
        Scenario scenario = scenarioOf(attempt);
        DelayDistribution delay = scenario == null ? config.delay() : scenario.delay();
        long delayMillis = delay.sampleMillis(draw(attempt, DELAY_DRAW));
        if (delayMillis > 0) {
            attempt.concludeAfter(delayMillis);
        } else {
            outcomeOf(attempt, scenario).report(attempt);
        }
    }

    @Override
    public void conclude(Attempt attempt) {
        outcomeOf(attempt, scenarioOf(attempt)).report(attempt);
    }

    @Override
    public long reachableInMillis(Attempt attempt) {
        Scenario scenario = scenarioOf(attempt);
        return scenario == null ? Scenario.NEVER : scenario.reachableInMillis();
    }

    /** Looks at the message only where scenarios ask for it: the look may cost a journal read. */
    private @Nullable Scenario scenarioOf(Attempt attempt) {
        if (scenarios.isEmpty()) {
            return null;
        }
        MessageView message = attempt.message();
        return scenarios.find(message.bytes(), message.destinationOffset(), message.destinationLength());
    }

    private Outcome outcomeOf(Attempt attempt, @Nullable Scenario scenario) {
        return scenario == null ? outcomes.draw(draw(attempt, OUTCOME_DRAW)) : scenario.outcomeOf(attempt.number());
    }

    private double draw(Attempt attempt, long purpose) {
        long hash = SplitMix.fold(seedHash, attempt.id());
        return SplitMix.unit(SplitMix.fold(hash, (long) attempt.number() << 8 | purpose));
    }
}
