package io.needletail.app.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of all checks at one moment. */
public record HealthReport(Map<String, HealthResult> results) {

    /** Asks every check; one that throws is down. */
    public static HealthReport of(List<HealthCheck> checks) {
        Map<String, HealthResult> results = new LinkedHashMap<>();
        for (HealthCheck check : checks) {
            results.put(check.name(), ask(check));
        }
        return new HealthReport(results);
    }

    public boolean up() {
        return results.values().stream().allMatch(HealthResult::up);
    }

    private static HealthResult ask(HealthCheck check) {
        try {
            return check.check();
        } catch (RuntimeException e) {
            return HealthResult.down("the check failed: " + e);
        }
    }
}
