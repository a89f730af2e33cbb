package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.time.Clock;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardRing;
import io.netty.channel.ChannelHandler;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything SMPP in one event loop, wired on one screen. Built by any thread; from then on the loop's thread calls,
 * except where a method says otherwise.
 */
public final class SessionLoop {
    /** How often {@link #sweep} is to run. */
    public static final long SWEEP_MILLIS = SessionSweep.INTERVAL_MILLIS;

    private final LoopParts parts;
    private final SessionReader reader;
    private final UnbindHandler unbinder;
    private final SessionSweep sweep;
    private final Runnable[] drains;

    /**
     * @param index of the loop, in the events for shards
     * @param rings of the shards
     * @param outboxes of this loop, by shard
     */
    public SessionLoop(
            int index,
            EventExecutor loop,
            ShardRing[] rings,
            OutboxRing[] outboxes,
            SessionConfig config,
            SessionServices services) {
        LoopMetrics metrics = new LoopMetrics();
        Clock clock = services.clock();
        RetryTimer retry = new RetryTimer(loop);
        SessionTable sessions = new SessionTable();
        AnswerBudget budget = new AnswerBudget(outboxes, metrics);
        Admission admission = new Admission(budget, metrics, config.fullRingStatus(), retry);
        ShardBatch batch = new ShardBatch(index, rings, admission);
        ReceiverAnnouncer announcer = new ReceiverAnnouncer(index, rings, metrics, retry);
        ConnectionCloser closer = new ConnectionCloser(sessions, announcer, metrics, clock, config.timeouts());
        parts = new LoopParts(loop, clock, metrics, sessions, budget, admission, batch, announcer, closer);

        DeliverSequence sequences = new DeliverSequence(rings.length);
        EnquireLinkHandler enquirer = new EnquireLinkHandler(sequences, metrics);
        unbinder = new UnbindHandler(sequences, parts, config.timeouts());
        PduDispatcher dispatcher = new PduDispatcher(metrics);
        reader = new SessionReader(parts, dispatcher, unbinder, config.maxPduBytes());
        sweep = new SessionSweep(parts, enquirer, unbinder, config);
        drains = drains(outboxes);

        dispatcher
                .with(new MessageHandler(parts), CommandId.SUBMIT_SM, CommandId.DATA_SM)
                .with(
                        new DeliverAnswerHandler(sequences, parts, this::onOwnNack),
                        CommandId.DELIVER_SM_RESP,
                        CommandId.DATA_SM_RESP,
                        CommandId.GENERIC_NACK)
                .with(enquirer, CommandId.ENQUIRE_LINK, CommandId.ENQUIRE_LINK_RESP)
                .with(unbinder, CommandId.UNBIND, CommandId.UNBIND_RESP)
                .with(
                        new BindHandler(parts, config, services, reader),
                        CommandId.BIND_TRANSMITTER,
                        CommandId.BIND_RECEIVER,
                        CommandId.BIND_TRANSCEIVER);
        retry.onExpiry(this::retryRings);
    }

    /**
     * A handler for a new channel of this loop. Any thread.
     *
     * @param number unique while the process lives, never 0
     * @param turnedAway beyond the limit of connections: told so when it binds, then closed
     */
    public ChannelHandler handler(int number, boolean turnedAway) {
        return new SmppInboundHandler(number, turnedAway, parts, reader);
    }

    /** Takes what this shard has put into its outbox. */
    public Runnable drain(int shard) {
        return drains[shard];
    }

    /** Looks at every session's timers. */
    public Runnable sweep() {
        return sweep;
    }

    /** Any thread. */
    public LoopMetrics metrics() {
        return parts.metrics();
    }

    /** Unbinds every bound session and closes the others; repeated calls do no harm. */
    public void unbindAll() {
        for (SmppSession session : sessions()) {
            if (session.state().isBound()) {
                unbinder.ask(session, CloseReason.SERVER_SHUTDOWN);
            } else if (!session.unbinding().isStarted() && !session.isClosing()) {
                parts.closer().close(session, CloseReason.SERVER_SHUTDOWN);
            }
        }
    }

    /** Closes what is still there. */
    public void closeAll() {
        for (SmppSession session : sessions()) {
            parts.closer().close(session, CloseReason.SERVER_SHUTDOWN);
        }
    }

    private List<SmppSession> sessions() {
        List<SmppSession> list = new ArrayList<>();
        parts.sessions().copyTo(list);
        return list;
    }

    private Runnable[] drains(OutboxRing[] outboxes) {
        Runnable[] made = new Runnable[outboxes.length];
        for (int shard = 0; shard < outboxes.length; shard++) {
            made[shard] = new OutboxDrain(shard, outboxes[shard], parts, reader, unbinder);
        }
        return made;
    }

    private boolean onOwnNack(SmppSession session, Frame frame) {
        return session.unbinding().isResponseAwaited() ? unbinder.handle(session, frame) : enquireNacked(session);
    }

    private boolean enquireNacked(SmppSession session) {
        session.times().enquiryNanos = SessionTimes.OFF;
        return true;
    }

    private void retryRings() {
        Admission admission = parts.admission();
        parts.announcer().retry();
        if (!admission.forRing().isEmpty() && parts.batch().someRingHasRoom()) {
            reader.resumeAll(admission.forRing());
        }
        if (!admission.forRing().isEmpty() || parts.announcer().isWaiting()) {
            admission.retry();
        }
    }
}
