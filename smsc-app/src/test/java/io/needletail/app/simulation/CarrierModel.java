package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.carrier.EarlyReceipts;
import io.needletail.core.carrier.ErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of the {@link ReferenceModel} that is about carriers: what they were sent, have taken, and have said since. */
final class CarrierModel {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Expiry is kept in tenths of a second, rounded up by each process that carries the message forward. */
    private static final long ROUNDING_MILLIS = 2_000;

    private static final int LONGEST_TEXT = 254;

    private final WorldSettings settings;
    private final SimulatedClock clock;
    private final RouteBook book;
    private final Tally tally;
    private final Map<String, List<Tracked>> bySource = new HashMap<>();
    private final CarrierWatch watch;
    private final SubmitChecks checks;
    private final DeliveryModel deliveries;
    /** The answer that the shard is looking at. */
    private @Nullable Handed answered;
    /** A message that a carrier has just refused, or said no to. */
    private @Nullable Tracked refused;

    private int life;

    CarrierModel(WorldSettings settings, SimulatedClock clock, RouteBook book, Tally tally) {
        this.settings = settings;
        this.clock = clock;
        this.book = book;
        this.tally = tally;
        this.watch = new CarrierWatch(settings, clock);
        this.checks = new SubmitChecks(book, watch);
        this.deliveries = new DeliveryModel(settings, clock, this, tally);
    }

    RouteBook book() {
        return book;
    }

    int life() {
        return life;
    }

    DeliveryModel deliveries() {
        return deliveries;
    }

    CarrierWatch watch() {
        return watch;
    }

    void beginLife(int number) {
        life = number;
        answered = null;
        refused = null;
        watch.beginLife();
    }

    void add(Tracked message) {
        message.knownNanos = clock.nanos();
        bySource.computeIfAbsent(message.source, source -> new ArrayList<>()).add(message);
    }

    void remove(Tracked message) {
        List<Tracked> all = bySource.getOrDefault(message.source, new ArrayList<>());
        all.remove(message);
        if (all.isEmpty()) {
            bySource.remove(message.source);
        }
    }

    /** A replay has left the message on its way; the carrier has it if there is an id. */
    void onRecovered(Tracked message, long upstream) {
        message.wire = null;
        message.knownNanos = clock.nanos();
        message.mayDeliverAgain = true;
        if (message.handedDurable && message.finalState == null && upstream == 0) {
            throw new Violation("a durable hand-over is gone: " + message);
        }
        message.handed = null;
        for (Handed handed : message.sent) {
            if (upstream != 0 && handed.upstream == upstream) {
                message.handed = handed;
                handed.taken = true;
            }
        }
        if (message.handed == null && upstream != 0) {
            throw new Violation("handed over to nobody: " + message);
        }
        message.settledAtRecovery = false;
        Handed handed = message.handed;
        MessageState whenAccepted = handed == null
                ? null
                : handed.carrier.settings().config().outcomes().whenAccepted();
        if (whenAccepted != null) {
            verdict(message, whenAccepted, 0);
        } else if (handed != null && handed.early != null) {
            message.settledAtRecovery = true;
            said(handed, handed.early, handed.earlyError);
            refused = null;
        }
    }

    /** A submit_sm is in the outbox. */
    Handed onSubmitted(MessageView pdu, CarrierLink link) {
        Tracked message = find(pdu, link.carrier.name());
        Handed handed = new Handed(message, link.carrier, life, clock.nanos());
        if (message.handed != null) {
            throw new Violation("sent to " + link.carrier + " although a carrier has it: " + message);
        }
        if (message.wire != null) {
            throw new Violation("sent to " + link.carrier + " while it is on its way: " + message);
        }
        watch.onSubmitted(link, handed);
        checks.check(pdu, message, link, life);
        for (Handed before : message.sent) {
            if (!before.receiptId.isEmpty()) {
                tally.resent++;
                break;
            }
        }
        message.sent.add(handed);
        message.begun++;
        message.wire = handed;
        return handed;
    }

    /** The shard is about to see the answer to a submit_sm that it waits for. */
    void answering(Handed handed, int status) {
        if (status != CommandStatus.ROK) {
            refused(handed.message, handed.carrier.action(status), status);
            return;
        }
        answered = handed;
        MessageState whenAccepted =
                handed.carrier.settings().config().outcomes().whenAccepted();
        if (whenAccepted != null) {
            verdict(handed.message, whenAccepted, 0);
        } else if (handed.early != null) {
            said(handed, handed.early, handed.earlyError);
        }
    }

    /** It has. */
    void answered(Handed handed, int status) {
        answered = null;
        refused = null;
        handed.closed = true;
        Tracked message = handed.message;
        message.wire = message.wire == handed ? null : message.wire;
        if (status == CommandStatus.ROK) {
            if (!handed.taken) {
                throw new Violation("taken by " + handed.carrier + " without a fact: " + message);
            }
            boolean counts = isRecent(handed) && !message.ambiguous && handed.early == MessageState.DELIVERED;
            if (counts && message.finalState != MessageState.DELIVERED) {
                throw new Violation("a receipt before its response is forgotten: " + message);
            }
        } else if (handed.carrier.action(status).kind() == ErrorAction.Kind.FAIL && message.finalState == null) {
            throw new Violation("still alive after status " + status + ": " + message);
        }
    }

    private boolean isRecent(Handed handed) {
        return handed.earlyLife == life
                && handed.carrier.settings().config().outcomes().whenAccepted() == null
                && clock.nanos() - handed.earlyNanos < (EarlyReceipts.KEPT_MILLIS - 5_000) * NANOS_PER_MILLI;
    }

    /** The shard is about to see a receipt. */
    void receiving(CarrierDeliver deliver) {
        Handed handed = deliver.about;
        MessageState state = deliver.state;
        if (handed == null || state == null || !state.isFinal()) {
            return;
        }
        tally.carrierReceipts++;
        if (handed.message.handed == handed && handed.message.finalState == null) {
            deliver.applies = true;
            said(handed, state, deliver.error);
        } else if (!handed.taken && handed.life == life) {
            tally.earlyReceipts++;
            handed.early = state;
            handed.earlyError = deliver.error;
            handed.earlyNanos = clock.nanos();
            handed.earlyLife = life;
        }
    }

    /** It has. */
    void received(CarrierDeliver deliver) {
        refused = null;
        Handed handed = deliver.about;
        if (handed == null || !deliver.applies || handed.message.ambiguous) {
            return;
        }
        Tracked message = handed.message;
        boolean good = deliver.state == MessageState.DELIVERED || deliver.state == MessageState.ACCEPTED;
        if (good ? message.finalState != deliver.state : message.handed != null) {
            throw new Violation("a receipt with " + deliver.state + " has changed nothing: " + message);
        }
    }

    /** Its answer is in the outbox. */
    void onAcknowledged(CarrierDeliver deliver) {
        if (deliver.about != null && deliver.about.early != null && !deliver.applies) {
            deliver.about.earlyAcknowledged = true;
        }
    }

    private void said(Handed handed, MessageState state, int error) {
        if (state == MessageState.DELIVERED || state == MessageState.ACCEPTED) {
            verdict(handed.message, state, error);
        } else {
            refused(
                    handed.message,
                    handed.carrier.settings().config().outcomes().errors().ofReceipt(state, error),
                    error);
        }
    }

    private void refused(Tracked message, ErrorAction action, int error) {
        if (action.kind() == ErrorAction.Kind.FAIL) {
            verdict(message, action.state(), error);
        }
        refused = message;
    }

    static void verdict(Tracked message, MessageState state, int error) {
        message.verdicts.add(new Tracked.Verdict(state, error));
    }

    /** The session is gone, the shard is about to see that. */
    void onClosed(CarrierLink link) {
        for (Handed handed : link.sent.values()) {
            handed.closed = true;
            if (handed.message.wire == handed) {
                handed.message.wire = null;
            }
        }
        watch.onClosed(link);
    }

    void onHandedOver(Fact fact, Tracked message) {
        String id = new String(fact.pdu, fact.pduOffset, fact.pduLength, StandardCharsets.ISO_8859_1);
        String carrier = new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1);
        Handed handed = answered;
        if (handed == null || handed.message != message || handed.taken) {
            throw new Violation("handed over without a response: " + message);
        }
        CarrierConfig config = handed.carrier.settings().config();
        long due = Math.max(
                message.expiryMillis, fact.timeMillis + config.outcomes().receiptWaitMillis());
        if (!id.equals(handed.responseId)
                || !carrier.equals(handed.carrier.name())
                || fact.dueMillis < due
                || fact.dueMillis > due + ROUNDING_MILLIS) {
            throw new Violation("handed over as " + carrier + "/" + id + " until " + fact.dueMillis + ": " + message);
        }
        handed.taken = true;
        handed.upstream = fact.upstream;
        message.handed = handed;
        handed.dueMillis = fact.dueMillis;
        message.handedDurable = false;
        tally.handedOver++;
    }

    /** A message is carried forward, and must say which carrier has it. */
    void onCarried(Fact fact, Tracked message) {
        Handed handed = message.handed;
        String carrier = new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1);
        boolean same = handed == null
                ? fact.upstream == 0 && carrier.equals(message.pinnedTo)
                : fact.upstream == handed.upstream
                        && carrier.equals(handed.carrier.name())
                        && fact.dueMillis == message.handed.dueMillis;
        if (!same) {
            throw new Violation("carried as with " + carrier + " until " + fact.dueMillis + ": " + message);
        }
    }

    /** An attempt has failed: the carrier has it no more, or never had. */
    void onAttempted(Tracked message) {
        boolean alone = refused != message && !message.ambiguous && answered == null && !message.settledAtRecovery;
        if (message.handed != null && alone) {
            throw new Violation("given up although a carrier has it: " + message);
        }
        closeWire(message);
        message.handed = null;
        message.handedDurable = false;
        message.settledAtRecovery = false;
    }

    /** True if the final state is one that carriers or ESMEs have given it, or that the rules say. */
    boolean allows(Tracked message, Fact fact) {
        boolean dropped = !message.isCopy()
                && book.kind(message.number) == RouteBook.Kind.DROPPED
                && fact.state == book.dropState(message.number);
        boolean unfit = fact.state == MessageState.UNDELIVERABLE
                && fact.networkError == CommandStatus.RINVMSGLEN
                && message.textLength > LONGEST_TEXT;
        return message.ambiguous
                || dropped
                || unfit
                || message.verdicts.contains(new Tracked.Verdict(fact.state, fact.networkError))
                || isMissing(message, fact)
                || watch.isTimedOut(message, fact);
    }

    /** True if it may have left its schedule without anybody having seen it: for a lane, or the queue of an account. */
    boolean waitsElsewhere(Tracked message) {
        return message.isCopy() || !book.leaves(message.number).equals(List.of(RouteBook.HANDSETS));
    }

    /** The end of a message is in the journal. */
    void onFinal(Tracked message, Fact fact) {
        boolean failed = fact.state != MessageState.DELIVERED && fact.state != MessageState.ACCEPTED;
        Handed handed = message.handed;
        if (failed
                && handed != null
                && !message.ambiguous
                && handed.early == MessageState.DELIVERED
                && handed.earlyAcknowledged) {
            throw new Violation("a carrier has said DELIVRD, that was acknowledged, and it fails: " + message);
        }
        closeWire(message);
        message.handed = null;
        message.handedDurable = false;
    }

    private boolean isMissing(Tracked message, Fact fact) {
        return message.handed != null
                && fact.timeMillis >= message.handed.dueMillis
                && fact.state
                        == message.handed.carrier.settings().config().outcomes().whenReceiptMissing();
    }

    private void closeWire(Tracked message) {
        Handed wire = message.wire;
        if (wire == null) {
            return;
        }
        boolean unasked = refused != message && answered == null;
        if (unasked && !message.ambiguous && !watch.isOverdue(wire)) {
            throw new Violation("taken back from " + wire.carrier + " before its time: " + message);
        }
        if (unasked) {
            watch.onTimeout(wire.carrier);
        }
        wire.closed = true;
        message.wire = null;
    }

    Tracked find(MessageView pdu, String destination) {
        boolean marked = pdu.protocolId() == RouteBook.MARK;
        Tracked found = null;
        for (Tracked message : bySource.getOrDefault(pdu.source(), List.of())) {
            boolean routed = !message.isCopy()
                    && (marked || book.kind(message.number) != RouteBook.Kind.COPIED || message.submission.isInbound());
            if (message.pinnedTo.equals(destination) && !marked || routed) {
                found = message;
            }
        }
        if (found == null || found.hasEnded() || found.finalState != null || found.endDurable) {
            throw new Violation("sent to " + destination + " without being alive: " + pdu.source() + " " + found);
        }
        if (!found.acceptedDurable && !found.replayed) {
            throw new Violation("sent to " + destination + " before it was durable: " + found);
        }
        if (!found.offered && clock.millis() < found.dueMillis && !settings.clockJumps()) {
            throw new Violation("sent to " + destination + " before its schedule: " + found);
        }
        found.isOffered();
        return found;
    }
}
