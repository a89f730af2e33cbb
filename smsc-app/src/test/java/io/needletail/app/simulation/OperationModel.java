package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of the {@link ReferenceModel} that is about query_sm, cancel_sm and replace_sm: what each may change when the shard
 * acts on it, and what its answer may say when that leaves.
 */
final class OperationModel {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final WorldSettings settings;
    private final SimulatedClock clock;
    private final ReferenceModel model;
    private final SimulatedStates states;
    private final Tally tally;
    private final Replacements replacements;
    private final QueryModel queries;
    /** Those that the shard has seen and not answered, by session and sequence_number. */
    private final Map<Long, Race> pending = new LinkedHashMap<>();

    OperationModel(
            WorldSettings settings, SimulatedClock clock, ReferenceModel model, SimulatedStates states, Tally tally) {
        this.settings = settings;
        this.clock = clock;
        this.model = model;
        this.states = states;
        this.tally = tally;
        this.replacements = new Replacements(clock);
        this.queries = new QueryModel(settings, clock, model, states, tally);
    }

    SimulatedStates states() {
        return states;
    }

    void beginLife() {
        pending.clear();
    }

    boolean isPending(int session, int sequence) {
        return pending.containsKey(key(session, sequence));
    }

    /** The shard is about to see an operation. */
    void seeing(int session, int sequence, Race race) {
        pending.put(key(session, sequence), race);
        race.highestId = model.highestId();
        Operation operation = race.operation;
        Tracked target = model.find(operation.id());
        boolean raced = target != null && operation.fits(target);
        if (operation.kind() == Operation.Kind.QUERY) {
            queries.expect(race, target, isBeingReplaced(operation.id()));
        } else if (operation.kind() == Operation.Kind.CANCEL_ALL) {
            for (Tracked message : model.messages()) {
                if (operation.fits(message) && message.answered && reach(message) == Reach.FREE) {
                    race.meant.put(message, message.begun);
                }
            }
            raced = !race.meant.isEmpty();
        }
        tally.operations++;
        tally.races += raced ? 1 : 0;
    }

    private boolean isBeingReplaced(long id) {
        return pending.values().stream().anyMatch(race -> race.made != null && race.operation.id() == id);
    }

    /** True if this final state is the work of a cancel_sm. */
    boolean cancels(Tracked message, Fact fact) {
        if (fact.state != MessageState.DELETED || fact.networkError != 0) {
            return false;
        }
        List<Race> candidates =
                pending.values().stream().filter(race -> mayEnd(race, message)).toList();
        if (!candidates.isEmpty() && reach(message) == Reach.HELD) {
            throw new Violation("cancelled although it has left: " + message);
        }
        candidates.forEach(race -> race.ended.add(message));
        if (candidates.size() == 1) {
            candidates.get(0).endedAlone = true;
        }
        return !candidates.isEmpty();
    }

    private static boolean mayEnd(Race race, Tracked message) {
        Operation operation = race.operation;
        boolean meant = operation.kind() == Operation.Kind.CANCEL_ALL
                ? message.id <= race.highestId
                : operation.id() == message.id;
        return operation.cancels() && meant && operation.fits(message);
    }

    /** A replace_sm has made a new message of one. */
    void onReplaced(Fact fact, Tracked message) {
        if (reach(message) == Reach.HELD) {
            throw new Violation("replaced although it has left: " + message);
        }
        for (Race race : pending.values()) {
            Operation operation = race.operation;
            boolean meant = operation.kind() == Operation.Kind.REPLACE && operation.id() == message.id;
            if (meant && race.made == null && operation.fits(message)) {
                Version made = replacements.make(fact, message, operation.change());
                if (made != null) {
                    race.made = made;
                    message.become(made, operation.change().scheduleSeconds() > 0);
                    return;
                }
            }
        }
        throw new Violation("replaced by nobody: " + message);
    }

    /**
     * The answer to an operation is in the outbox.
     *
     * @param commandId of the response
     * @param body of a query_sm_resp
     * @param failed the journal has failed
     */
    void onAnswered(int session, int sequence, int commandId, int status, byte @Nullable [] body, boolean failed) {
        Race race = pending.remove(key(session, sequence));
        if (race == null) {
            throw new Violation("an operation answered twice, or never asked: sequence_number " + sequence);
        }
        if (failed && status == CommandStatus.RSYSERR) {
            return;
        }
        boolean positive = status == CommandStatus.ROK;
        Operation.Kind kind = race.operation.kind();
        boolean right = commandId
                == CommandId.RESPONSE
                        + switch (kind) {
                            case QUERY -> CommandId.QUERY_SM;
                            case CANCEL, CANCEL_ALL -> CommandId.CANCEL_SM;
                            case REPLACE -> CommandId.REPLACE_SM;
                        };
        if (!right) {
            throw new Violation("answered as command_id " + Integer.toHexString(commandId) + ": " + race);
        }
        if (kind == Operation.Kind.QUERY) {
            queries.onAnswered(race, status, body);
        } else if (kind == Operation.Kind.REPLACE) {
            tally.replaced += positive ? 1 : 0;
            tally.replaceRefused += positive ? 0 : 1;
            onReplaceAnswered(race, status);
        } else {
            tally.cancelled += positive ? 1 : 0;
            tally.cancelRefused += positive ? 0 : 1;
            onCancelAnswered(race, status);
        }
    }

    private void onCancelAnswered(Race race, int status) {
        Operation operation = race.operation;
        if (status == CommandStatus.ROK) {
            Stream<Tracked> durable = race.ended.stream()
                    .filter(message -> message.finalState == MessageState.DELETED && message.finalDurable);
            if (durable.count() < (race.endedAlone ? race.ended.size() : 1)) {
                throw new Violation("answered ESME_ROK without a durable end: " + race + " " + race.ended);
            }
        } else if (race.endedAlone) {
            throw new Violation("refused with " + status + " and done: " + race + " " + race.ended);
        }
        if (operation.kind() == Operation.Kind.CANCEL_ALL) {
            race.meant.forEach((message, begun) -> {
                if (message.finalState == null && message.begun == begun && !message.ambiguous) {
                    throw new Violation("answered " + status + " with a message left over: " + race + " " + message);
                }
            });
            if (status != CommandStatus.ROK && status != CommandStatus.RCANCELFAIL) {
                throw new Violation("answered " + status + ": " + race);
            }
        } else if (status != CommandStatus.ROK) {
            checkRefusal(race, status, CommandStatus.RCANCELFAIL);
        }
    }

    private void onReplaceAnswered(Race race, int status) {
        Operation.Change change = race.operation.change();
        if (status == CommandStatus.ROK) {
            if (race.made == null || !race.made.durable) {
                throw new Violation("answered ESME_ROK without a durable fact: " + race);
            }
            return;
        }
        if (race.made != null) {
            throw new Violation("refused with " + status + " and done: " + race);
        }
        Tracked target = model.find(race.operation.id());
        boolean hasTimes = target != null && race.operation.fits(target);
        if (status == CommandStatus.RINVSCHED && hasTimes && !change.timesValid()
                || status == CommandStatus.RINVEXPIRY && hasTimes && (!change.timesValid() || change.isShort())) {
            return;
        }
        checkRefusal(race, status, CommandStatus.RREPLACEFAIL);
    }

    /** @param fail the status that says it is too late */
    private void checkRefusal(Race race, int status, int fail) {
        Tracked target = model.find(race.operation.id());
        boolean theirs = target != null && race.operation.fits(target);
        boolean allowed;
        if (status == fail) {
            boolean never = fail == CommandStatus.RREPLACEFAIL
                    && target != null
                    && target.submission.commandId() != CommandId.SUBMIT_SM;
            allowed = theirs && (never || reach(target) != Reach.FREE);
        } else {
            allowed = status == CommandStatus.RINVMSGID && (!theirs || target.hasEnded() || !target.answered);
        }
        if (!allowed) {
            throw new Violation("refused with " + status + ": " + race + " " + target);
        }
    }

    /** Whether an operation may still change a message. */
    private Reach reach(Tracked message) {
        if (message.finalState != null || message.hasEnded()) {
            return Reach.HELD;
        }
        if (message.ambiguous) {
            return Reach.EITHER;
        }
        if (message.wire != null || message.handed != null) {
            return Reach.HELD;
        }
        if (message.deliveringOn != null) {
            boolean overdue = clock.nanos() - message.deliveredNanos
                    >= (settings.shard().receipts().answerTimeoutMillis() - 1) * NANOS_PER_MILLI;
            return overdue ? Reach.EITHER : Reach.HELD;
        }
        return message.answered ? Reach.FREE : Reach.EITHER;
    }

    /** Those that have no answer, for the message of a failure. */
    List<Race> unanswered() {
        return new ArrayList<>(pending.values());
    }

    private static long key(int session, int sequence) {
        return (long) session << Integer.SIZE | sequence & 0xFFFF_FFFFL;
    }
}
