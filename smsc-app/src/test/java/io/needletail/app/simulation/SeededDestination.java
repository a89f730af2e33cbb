package io.needletail.app.simulation;

import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import java.util.Arrays;

/** Handsets that do whatever a destination may do, as the dice fall. Tells the model what it said. */
final class SeededDestination implements Destination {
    private static final MessageState[] FAILURES = {
        MessageState.UNDELIVERABLE,
        MessageState.REJECTED,
        MessageState.EXPIRED,
        MessageState.DELETED,
        MessageState.UNKNOWN
    };

    private final Dice dice;
    private final ReferenceModel model;
    private final CrashPlan plan;
    private final boolean rude;
    private boolean friendly;
    private int thrown;

    SeededDestination(Dice dice, ReferenceModel model, CrashPlan plan, boolean rude) {
        this.rude = rude;
        this.dice = dice;
        this.model = model;
        this.plan = plan;
    }

    /** From now on it delivers at once. */
    void becomeFriendly() {
        friendly = true;
    }

    /** How often it threw. */
    int thrown() {
        return thrown;
    }

    @Override
    public String name() {
        return RouteBook.HANDSETS;
    }

    @Override
    public void offer(Attempt attempt) {
        Tracked message = model.onOffered(attempt.id(), attempt.nowMillis());
        message.isOffered();
        maybeThrow();
        int verdict = friendly ? 0 : dice.between(0, 99);
        if (verdict >= 50 && verdict < 65) {
            attempt.refuse();
        } else if (verdict >= 65 && verdict < 85) {
            attempt.concludeAfter(dice.upTo(20_000));
        } else {
            conclude(attempt, message);
        }
        plan.pass(CrashPoint.OFFERED);
    }

    @Override
    public void conclude(Attempt attempt) {
        Tracked message = model.onOffered(attempt.id(), attempt.nowMillis());
        maybeThrow();
        conclude(attempt, message);
    }

    private void maybeThrow() {
        if (rude && !friendly && dice.chance(0.01)) {
            thrown++;
            throw new IllegalStateException("a bug in a destination");
        }
    }

    private void conclude(Attempt attempt, Tracked message) {
        if (dice.chance(0.2)) {
            read(attempt.message(), message);
        }
        int fate = friendly ? 0 : dice.between(0, 99);
        int error = dice.between(0, 4_000);
        if (fate < 55) {
            message.outcome = MessageState.DELIVERED;
            message.outcomeError = 0;
            attempt.deliver();
        } else if (fate < 80) {
            attempt.retry(error);
        } else {
            message.outcome = FAILURES[dice.between(0, FAILURES.length - 1)];
            message.outcomeError = error;
            attempt.fail(message.outcome, error);
        }
    }

    private static void read(MessageView view, Tracked message) {
        byte[] expected = message.version.pdu;
        int start = view.start();
        if (view.length() != expected.length
                || !Arrays.equals(view.bytes(), start + 16, start + view.length(), expected, 16, expected.length)) {
            throw new Violation("the destination was offered other bytes than were submitted: " + message);
        }
    }
}
