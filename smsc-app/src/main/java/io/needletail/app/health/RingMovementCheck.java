package io.needletail.app.health;

import io.needletail.api.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a ring moves: down when it has had work and its consumer has not advanced for a while. Asked by HTTP threads.
 */
public final class RingMovementCheck implements HealthCheck {
    private final String name;
    private final LongSupplier consumed;
    private final LongSupplier waiting;
    private final Clock clock;
    private final Duration patience;
    private long lastConsumed;
    private long movedNanos;

    /**
     * @param consumed sequence of the consumer
     * @param waiting slots published and not consumed
     * @param patience stillness with work waiting that is still healthy
     */
    public RingMovementCheck(String name, LongSupplier consumed, LongSupplier waiting, Clock clock, Duration patience) {
        this.name = name;
        this.consumed = consumed;
        this.waiting = waiting;
        this.clock = clock;
        this.patience = patience;
        this.lastConsumed = consumed.getAsLong();
        this.movedNanos = clock.nanos();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public HealthResult check() {
        long still = stalledNanos();
        return still > patience.toNanos()
                ? HealthResult.down(waiting.getAsLong() + " slots wait and none was taken for "
                        + Duration.ofNanos(still).toSeconds() + " s")
                : HealthResult.up("moving");
    }

    /** Time for which work has waited without movement, as far as calls of this method can tell. */
    public synchronized long stalledNanos() {
        long now = clock.nanos();
        long sequence = consumed.getAsLong();
        if (sequence != lastConsumed || waiting.getAsLong() == 0) {
            lastConsumed = sequence;
            movedNanos = now;
        }
        return now - movedNanos;
    }
}
