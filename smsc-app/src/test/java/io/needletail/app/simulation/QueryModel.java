package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.SmppTime;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The part of the {@link OperationModel} that is about query_sm. */
final class QueryModel {
    private static final int VERSION_50 = 0x50;
    private static final int MAX_ERROR = 255;
    private static final long SECOND = 1_000;
    private static final long ROUNDING_MILLIS = 2_000;

    private final WorldSettings settings;
    private final SimulatedClock clock;
    private final ReferenceModel model;
    private final SimulatedStates states;
    private final Tally tally;

    QueryModel(
            WorldSettings settings, SimulatedClock clock, ReferenceModel model, SimulatedStates states, Tally tally) {
        this.settings = settings;
        this.clock = clock;
        this.model = model;
        this.states = states;
        this.tally = tally;
    }

    /**
     * The shard is about to see a query.
     *
     * @param unsettled the message is being replaced: it is the old one or the new one
     */
    void expect(Race race, @Nullable Tracked target, boolean unsettled) {
        Tracked asked = target == null ? model.ended(race.operation.id()) : target;
        if (asked == null || !race.operation.fits(asked)) {
            return;
        }
        race.asked = asked;
        if (asked.finalState != null) {
            race.expected = asked.finalState;
            race.expectedError = Math.min(asked.networkError, MAX_ERROR);
            race.expectedMillis = asked.finalMillis / SECOND * SECOND;
            race.mayBeUnknown = asked.hasEnded() && !states.mustKnow(asked.id);
            return;
        }
        race.expected = MessageState.ENROUTE;
        race.mayBeUnknown = !asked.answered;
        // A wall clock that is set back makes a schedule begin again in the next process.
        boolean mayWait = !asked.offered || settings.clockJumps();
        if (race.version >= VERSION_50 && asked.mayStillWait) {
            race.alternative = MessageState.SCHEDULED;
        } else if (race.version >= VERSION_50 && mayWait && asked.dueMillis > 0) {
            boolean unsure = unsettled || settings.clockJumps();
            boolean scheduled = clock.millis() < asked.dueMillis;
            race.alternative = unsure || asked.wasTried ? MessageState.SCHEDULED : null;
            race.expected = scheduled && race.alternative == null ? MessageState.SCHEDULED : MessageState.ENROUTE;
        }
    }

    /** The answer to a query is in the outbox. */
    void onAnswered(Race race, int status, byte[] body) {
        tally.queries++;
        if (status != CommandStatus.ROK) {
            if (status != CommandStatus.RINVMSGID || race.expected != null && !race.mayBeUnknown) {
                throw new Violation("answered " + status + ": " + race + " " + race.asked);
            }
            return;
        }
        int dateAt = indexOfNul(body, 0) + 1;
        int stateAt = indexOfNul(body, dateAt) + 1;
        MessageState told = MessageState.of(body[stateAt]);
        int error = body[stateAt + 1] & 0xFF;
        if (race.asked == null || told != race.expected && told != race.alternative) {
            throw new Violation("told " + told + ": " + race + " " + race.asked);
        }
        checkId(race, body, dateAt - 1);
        if (!told.isFinal()) {
            if (stateAt - dateAt > 1) {
                throw new Violation("told a final_date of what has not ended: " + race + " " + race.asked);
            }
            return;
        }
        tally.endsTold++;
        long date = SmppTime.parse(body, dateAt, stateAt - dateAt - 1, clock.millis());
        long tolerance = states.mustKnow(race.asked.id) ? 0 : ROUNDING_MILLIS;
        if (error != race.expectedError || Math.abs(date - race.expectedMillis) > tolerance) {
            throw new Violation("told error " + error + " for " + race.expectedError + ", final_date " + date + " for "
                    + race.expectedMillis + ": " + race + " " + race.asked);
        }
        if (!race.asked.finalDurable && !race.asked.endReplayed) {
            throw new Violation("told an end that may be lost: " + race + " " + race.asked);
        }
    }

    private static void checkId(Race race, byte[] body, int end) {
        String id = new String(body, 0, end, StandardCharsets.US_ASCII);
        if (!id.equals(Operations.idText(race.operation.id(), race.version))) {
            throw new Violation("answered about id " + id + ": " + race);
        }
    }

    private static int indexOfNul(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != 0) {
            at++;
        }
        return at;
    }
}
