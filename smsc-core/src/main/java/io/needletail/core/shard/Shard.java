package io.needletail.core.shard;

import io.needletail.api.journal.JournalException;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.OperationScanner;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Single owner of its messages. The thread that owns the shard calls {@link #recover} once, then any number of turns:
 * {@link #beginTurn} and {@link #onEvent} for what the ring holds, and {@link #endTurn}.
 *
 * <p>A turn: timers, commit, release answers, first attempts, receipts. Facts that the second half of a turn appends are
 * committed by the next one, which follows at once when {@link #nanosToNextTurn} is 0.
 */
public final class Shard {
    /** Nothing to do until an event comes. */
    public static final long NO_TURN_DUE = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
    private static final int TIMERS_PER_TURN = 4096;
    private static final long BLOCKED_NANOS = 200_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ShardState state;
    private final PendingAnswers answers;
    private final AcceptStage accept;
    private final AttemptStage attempts;
    private final ReceiptStage receipts;
    private final ForwardStage forward;
    private final InboundStage inbound;
    private final HeldReceipts held;
    private final OperationStage operations;
    private final MultiStage multi;
    private final ReplaceStage replaces;
    private final JoinStage join;
    private final AnswerStage answerStage;
    private final Housekeeping housekeeping;
    private boolean failed;

    public Shard(ShardConfig config, ShardPorts ports) {
        this.state = new ShardState(config, ports);
        this.answers = state.answers;
        StoredMessage stored = new StoredMessage(ports.journal(), state.table);
        Routing routing = new Routing(state);
        this.held = new HeldReceipts(state, answers);
        this.receipts = new ReceiptStage(state, stored, routing);
        OutcomeStage outcomes = new OutcomeStage(state, receipts);
        receipts.onDelivery(outcomes);
        this.attempts = new AttemptStage(state, stored, routing, receipts, outcomes);
        this.forward = new ForwardStage(state, stored, routing, attempts, held);
        Detachment detachment = new Detachment(state, receipts);
        this.replaces = new ReplaceStage(state, stored, answers, routing, detachment);
        this.accept = new AcceptStage(state, answers, routing, replaces);
        this.join = new JoinStage(state, stored, answers, routing, accept, attempts);
        this.inbound = new InboundStage(state, stored, answers, accept, join, forward, held);
        this.answerStage = new AnswerStage(state, answers, attempts, join);
        this.multi = new MultiStage(state, accept, new FamilyStage(state, answers, accept, routing), routing);
        this.operations = new OperationStage(state, stored, answers, detachment, outcomes);
        this.housekeeping = new Housekeeping(state, receipts, forward, inbound, () -> {
            state.transactions.onTime(detachment, outcomes);
            state.alerts.onTime(receipts);
        });
    }

    /** Counters and histograms; any thread. */
    public ShardMetrics metrics() {
        return state.metrics;
    }

    /** The carriers, in the order of configuration, for their metrics; any thread. */
    public List<Carrier> carriers() {
        return state.targets.carriers();
    }

    /** Live messages; any thread. */
    public int messages() {
        return state.table.size();
    }

    /**
     * Reads the journal and takes up every live message where it was. Before the first event.
     *
     * @return number of live messages
     * @throws JournalException if the journal cannot be read at all
     */
    public int recover() {
        Recovery recovery = new Recovery(state);
        state.ports.journal().replay(recovery);
        recovery.end();
        join.recoverJoined(recovery.parts());
        for (int entry = 0; entry < state.table.span(); entry++) {
            if (state.table.isLive(entry) && state.table.phase(entry) == Phase.JOURNALING) {
                if (state.table.upstream(entry) != 0) {
                    forward.resume(entry, recovery.outcome(entry));
                } else if (state.table.state(entry) == MessageState.ENROUTE) {
                    attempts.resume(entry);
                } else {
                    receipts.queue(entry);
                }
            }
        }
        join.recover(recovery.parts());
        state.turn++;
        return state.table.size();
    }

    /** Before the events of a turn: they come now, however long the shard has slept since its last turn. */
    public void beginTurn() {
        housekeeping.readClock();
    }

    /** One event of the ring. An event that throws is answered, counted and logged; the shard goes on. */
    public void onEvent(ShardEvent event) {
        try {
            dispatch(event);
        } catch (JournalException e) {
            fail(e.toString());
            refuseIfRequest(event);
        } catch (RuntimeException e) {
            state.metrics.failedEvents.increment();
            LOG.error("event {} of session {} failed", event.kind, event.session, e);
            refuseIfRequest(event);
        } finally {
            event.release();
        }
    }

    /** The end of what the ring held, or a timer, or a wake-up. */
    public void endTurn() {
        housekeeping.readClock();
        JournalHealth health = state.ports.journal().health();
        state.acceptsMessages = health.acceptsMessages();
        if (health instanceof JournalHealth.Failed broken) {
            fail(broken.reason());
        }
        try {
            if (!failed) {
                fireTimers();
                commit();
                state.turn++;
                answerStage.release();
                operations.run();
                if (replaces.waits()) {
                    replaces.walk(this::onEvent);
                }
                forward.send();
                receipts.send();
                housekeeping.run();
            }
        } catch (JournalException e) {
            fail(e.toString());
        }
        List<? extends Outbox> outboxes = state.ports.outboxes();
        for (int i = 0; i < outboxes.size(); i++) {
            outboxes.get(i).endBatch();
        }
        state.metrics.unacknowledged.set(answers.size());
        state.metrics.turns.increment();
    }

    /** How long the thread may sleep when no event comes: 0 for not at all, {@link #NO_TURN_DUE} for ever. */
    public long nanosToNextTurn() {
        if (failed) {
            return NO_TURN_DUE;
        }
        if (state.writer.hasOpenBatch() || state.wheel.dueSize() > 0 || operations.hasWork() || replaces.hasWork()) {
            return 0;
        }
        long forwardNanos = forward.nanosToNext(BLOCKED_NANOS);
        if (receipts.hasWork()) {
            return receipts.isBlocked() ? Math.min(forwardNanos, BLOCKED_NANOS) : 0;
        }
        long millis = Math.min(state.wheel.millisToNext(), housekeeping.millisToNext());
        return Math.min(forwardNanos, millis * NANOS_PER_MILLI);
    }

    private void dispatch(ShardEvent event) {
        switch (event.kind) {
            case SUBMIT -> {
                AccountEntry account = state.ports.accounts().entry(event.account);
                if (failed) {
                    accept.refuse(event, CommandStatus.RSYSERR);
                } else if (account.isCarrier()) {
                    inbound.accept(event);
                } else if (account.joinsParts()) {
                    join.accept(event, account);
                } else {
                    accept.accept(event);
                }
            }
            case OPERATION -> {
                if (failed) {
                    operations.refuse(event);
                } else if (OperationScanner.commandId(event.pdu()) == CommandId.SUBMIT_MULTI) {
                    multi.accept(event);
                } else {
                    operations.accept(event);
                }
            }
            case DELIVER_ANSWER -> {
                if (!failed) {
                    receipts.onAnswer(event);
                }
            }
            case RECEIVER_BOUND -> receipts.onBound(event);
            case SESSION_CLOSED -> receipts.onClosed(event);
            case LINK_BOUND -> forward.onBound(event);
            case LINK_CLOSED -> {
                if (!failed) {
                    forward.onClosed(event);
                }
            }
            case SUBMIT_ANSWER -> {
                if (!failed) {
                    forward.onAnswer(event);
                }
            }
            case NOTHING -> {}
        }
    }

    private void refuseIfRequest(ShardEvent event) {
        if (event.kind == ShardEvent.Kind.SUBMIT) {
            accept.refuse(event, CommandStatus.RSYSERR);
        } else if (event.kind == ShardEvent.Kind.OPERATION) {
            operations.refuse(event);
        }
    }

    /** A batch that is written but only half taken note of cannot be mended while running: a restart reads it anew. */
    private void commit() {
        try {
            state.writer.commit();
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("commit of shard {} failed", state.config.index(), e);
            throw new JournalException("a batch was left half committed: " + e, e);
        }
    }

    private void fireTimers() {
        state.wheel.advance(state.nowMillis);
        for (int i = 0; i < TIMERS_PER_TURN; i++) {
            int entry = state.wheel.poll();
            if (entry == MessageTable.NONE) {
                return;
            }
            switch (state.table.phase(entry)) {
                case RECEIPT_DELAYED -> receipts.onTimer(entry);
                case HELD -> join.onTimer(entry);
                case AWAITING_RECEIPT -> forward.onReceiptMissing(entry);
                default -> attempts.onTimer(entry);
            }
        }
    }

    /** A journal that cannot be written or forced ends all acknowledging: what is unanswered is answered ESME_RSYSERR. */
    private void fail(String reason) {
        if (!failed) {
            failed = true;
            LOG.error("shard {} stops: nothing more is accepted until a restart: {}", state.config.index(), reason);
        }
        answerStage.close();
        operations.close();
        state.passbacks.close();
        state.transactions.close();
        held.close();
        replaces.close(this::onEvent);
    }
}
