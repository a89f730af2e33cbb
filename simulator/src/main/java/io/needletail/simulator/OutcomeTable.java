package io.needletail.simulator;

import java.util.List;
import java.util.Map;

/** An {@link OutcomeMix} compiled for drawing: cumulative percentages beside their outcomes. Allocates nothing. */
final class OutcomeTable {
    private final Outcome[] outcomes;
    private final double[] upTo;

    OutcomeTable(OutcomeMix mix) {
        List<Map.Entry<Outcome, Double>> shares = mix.percent().entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .toList();
        outcomes = new Outcome[shares.size()];
        upTo = new double[shares.size()];
        double sum = 0;
        for (int i = 0; i < outcomes.length; i++) {
            sum += shares.get(i).getValue() / 100;
            outcomes[i] = shares.get(i).getKey();
            upTo[i] = sum;
        }
    }

    /** The outcome at a quantile of at least 0 and less than 1. */
    Outcome draw(double quantile) {
        int last = outcomes.length - 1;
        for (int i = 0; i < last; i++) {
            if (quantile < upTo[i]) {
                return outcomes[i];
            }
        }
        return outcomes[last];
    }
}
