package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.carrier.CarrierConfig;
import java.util.HashMap;
import java.util.Map;

/** How carriers fare in the running process: their health, their windows, their pace. */
final class CarrierWatch {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    /** The interval between two messages is cut to whole nanoseconds. */
    private static final double TOLERANCE = 0.01;

    private final WorldSettings settings;
    private final SimulatedClock clock;
    private final Map<String, State> states = new HashMap<>();

    /** One carrier. */
    private static final class State {
        int links;
        long upSinceNanos;
        boolean hasTimedOut;
        double tokens = -1;
        long tokensAtNanos;
    }

    CarrierWatch(WorldSettings settings, SimulatedClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void beginLife() {
        states.clear();
        settings.carriers().forEach(carrier -> states.put(carrier.config().name(), new State()));
    }

    /** The shard has seen a new session. */
    void onBound(CarrierLink link) {
        State state = state(link.carrier.name());
        if (link.submits() && state.links++ == 0) {
            state.upSinceNanos = clock.nanos();
        }
    }

    void onClosed(CarrierLink link) {
        if (link.known && link.submits()) {
            state(link.carrier.name()).links--;
        }
    }

    void onTimeout(SimulatedCarrier carrier) {
        state(carrier.name()).hasTimedOut = true;
    }

    /** True if the shard has had a session with it all the time since then, and an answer to everything. */
    boolean wasWellSince(String carrier, long nanos) {
        State state = state(carrier);
        return state.links > 0 && !state.hasTimedOut && state.upSinceNanos < nanos;
    }

    boolean isOverdue(Handed wire) {
        long timeout = wire.carrier.settings().config().outcomes().responseTimeoutMillis();
        return clock.nanos() - wire.sentNanos >= (timeout - 1) * NANOS_PER_MILLI;
    }

    /** True if the final state is what the time-out of the answer that it waits for means. */
    boolean isTimedOut(Tracked message, Fact fact) {
        Handed wire = message.wire;
        return wire != null
                && isOverdue(wire)
                && wire.carrier
                                .settings()
                                .config()
                                .outcomes()
                                .errors()
                                .ofTimeout()
                                .state()
                        == fact.state
                && fact.networkError == CommandStatus.RX_T_APPN;
    }

    /** A submit_sm goes out: into the window of its session, and in step. */
    void onSubmitted(CarrierLink link, Handed handed) {
        long open = link.sent.values().stream()
                .filter(sent -> !sent.closed && !isOverdue(sent))
                .count();
        if (open + 1 > link.carrier.settings().window()) {
            throw new Violation(open + 1 + " submit_sm unanswered, the window is "
                    + link.carrier.settings().window() + ": " + handed.message);
        }
        pace(link.carrier.settings().config().pace(), state(link.carrier.name()), handed);
    }

    private void pace(CarrierConfig.Pace pace, State state, Handed handed) {
        if (pace.perSecond() == 0) {
            return;
        }
        long now = clock.nanos();
        double gained = (now - state.tokensAtNanos) / NANOS_PER_SECOND * pace.perSecond();
        state.tokens = state.tokens < 0 ? pace.burst() : Math.min(pace.burst(), state.tokens + gained);
        state.tokensAtNanos = now;
        state.tokens -= 1;
        if (state.tokens < -TOLERANCE) {
            throw new Violation("faster than " + pace + ": " + handed.message);
        }
        state.tokens = Math.max(0, state.tokens);
    }

    private State state(String carrier) {
        return states.computeIfAbsent(carrier, name -> new State());
    }
}
