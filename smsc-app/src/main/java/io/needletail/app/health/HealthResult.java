package io.needletail.app.health;

/**
 * The answer of a check.
 *
 * @param reason one short sentence for people, either way
 */
public record HealthResult(boolean up, String reason) {

    public static HealthResult up(String reason) {
        return new HealthResult(true, reason);
    }

    public static HealthResult down(String reason) {
        return new HealthResult(false, reason);
    }
}
