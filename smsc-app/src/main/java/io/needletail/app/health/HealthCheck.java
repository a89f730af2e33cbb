package io.needletail.app.health;

import io.needletail.api.journal.JournalHealth;
import java.util.function.Supplier;

/** One question about the server. Asked by HTTP threads, possibly several at a time; must answer at once. */
public interface HealthCheck {

    /** A word, unique among the checks. */
    String name();

    HealthResult check();

    /** A check from its parts. */
    static HealthCheck of(String name, Supplier<HealthResult> check) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthResult check() {
                return check.get();
            }
        };
    }

    /** Whether a journal takes messages. */
    static HealthCheck journal(String name, Supplier<JournalHealth> health) {
        return of(name, () -> {
            JournalHealth now = health.get();
            if (now instanceof JournalHealth.DiskLow low) {
                return HealthResult.down(
                        "free space " + low.freeBytes() + " bytes is below " + low.neededBytes() + " bytes");
            }
            return now instanceof JournalHealth.Failed failed
                    ? HealthResult.down(failed.reason())
                    : HealthResult.up("writable");
        });
    }
}
