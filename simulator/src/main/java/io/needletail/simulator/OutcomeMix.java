package io.needletail.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often each outcome happens, in percent of attempts. Immutable.
 *
 * @param percent outcomes that are left out never happen; the values add up to 100
 */
public record OutcomeMix(Map<Outcome, Double> percent) {
    /** Room for what a sum of decimal fractions loses in binary. */
    private static final double TOLERANCE = 1e-6;

    public OutcomeMix {
        List<String> errors = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<Outcome, Double> share : percent.entrySet()) {
            double value = share.getValue();
            if (!(value >= 0 && value <= 100)) {
                errors.add("outcomes." + share.getKey().word() + " = " + value + ", allowed: 0 to 100 percent");
            }
            sum += value;
        }
        if (errors.isEmpty() && Math.abs(sum - 100) > TOLERANCE) {
            errors.add("outcomes = " + percent + ", sum " + sum + ", allowed: percentages that add up to 100");
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors));
        }
        percent = Collections.unmodifiableMap(new EnumMap<>(percent));
    }

    /** Every message reaches its handset at the first attempt. */
    public static OutcomeMix allDelivered() {
        return new OutcomeMix(Map.of(Outcome.DELIVERED, 100.0));
    }
}
