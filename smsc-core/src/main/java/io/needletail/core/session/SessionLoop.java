package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.time.Clock;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.protocol.Outbind;
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
    private final DeliverSequence sequences;
    private final SessionReader reader;
    private final UnbindHandler unbinder;
    private final LinkBindHandler linkBinder;
    private final TimerNanos timers;
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
        SessionAnnouncer announcer = new SessionAnnouncer(index, rings, metrics, retry);
        Admission admission = new Admission(budget, metrics, config.fullRingStatus(), retry, announcer);
        ShardBatch batch = new ShardBatch(index, rings, admission);
        ConnectionCloser closer = new ConnectionCloser(sessions, announcer, metrics, clock);
        parts = new LoopParts(loop, clock, metrics, sessions, budget, admission, batch, announcer, closer);

        sequences = new DeliverSequence(rings.length);
        EnquireLinkHandler enquirer = new EnquireLinkHandler(sequences, metrics, batch);
        unbinder = new UnbindHandler(sequences, parts);
        linkBinder = new LinkBindHandler(sequences, parts);
        LoopHandlers handlers = new LoopHandlers(parts, sequences, enquirer, unbinder);
        PduDispatcher esmes = handlers.ofEsme();
        reader = new SessionReader(parts, esmes, handlers.ofCarrier(linkBinder), unbinder, config.maxPduBytes());
        timers = TimerNanos.of(config.timeouts());
        sweep = new SessionSweep(parts, enquirer, unbinder, config);
        drains = drains(outboxes);

        esmes.with(
                new BindHandler(parts, config, services, reader),
                CommandId.BIND_TRANSMITTER,
                CommandId.BIND_RECEIVER,
                CommandId.BIND_TRANSCEIVER);
        esmes.with(
                new BroadcastHandler(parts, services.broadcasts(), reader),
                CommandId.BROADCAST_SM,
                CommandId.QUERY_BROADCAST_SM,
                CommandId.CANCEL_BROADCAST_SM);
        retry.onExpiry(this::retryRings);
    }

    /**
     * A handler for a new channel of this loop. Any thread.
     *
     * @param number unique while the process lives, never 0
     * @param turnedAway beyond the limit of connections: told so when it binds, then closed
     * @param lenient whether wrong PDUs are taken where it is clear what was meant, unless its account says otherwise
     */
    public ChannelHandler handler(int number, boolean turnedAway, boolean lenient) {
        return new SmppInboundHandler(new EsmeOpening(number, turnedAway, lenient, parts, timers), parts, reader);
    }

    /**
     * A handler for a new channel of this loop on which this side binds as ESME. Any thread.
     *
     * @param number unique while the process lives, never 0
     * @param listener called in the loop
     */
    public ChannelHandler linkHandler(int number, LinkTerms terms, LinkListener listener) {
        LinkSide link = new LinkSide(terms, listener);
        return new SmppInboundHandler(new LinkOpening(number, link, parts, linkBinder), parts, reader);
    }

    /**
     * A handler for a new channel of this loop to an ESME, which is told to bind. Any thread.
     *
     * @param number unique while the process lives, never 0
     * @param outbind its sequence_number is chosen here
     * @param account system_id that must bind
     */
    public ChannelHandler outbindHandler(int number, Outbind outbind, String account) {
        EsmeOpening esme = new EsmeOpening(number, false, false, parts, timers);
        return new SmppInboundHandler(new OutbindOpening(esme, outbind, account, parts, sequences), parts, reader);
    }

    /** Ends a session: politely if it is bound, at once if not. Does nothing for one that is gone. */
    public void end(int number, CloseReason reason) {
        SmppSession session = parts.sessions().find(number);
        if (session != null) {
            end(session, reason);
        }
    }

    /** Closes a session at once. Does nothing for one that is gone. */
    public void close(int number, CloseReason reason) {
        SmppSession session = parts.sessions().find(number);
        if (session != null) {
            parts.closer().close(session, reason);
        }
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
            end(session, CloseReason.SERVER_SHUTDOWN);
        }
    }

    /** Closes what is still there. */
    public void closeAll() {
        for (SmppSession session : sessions()) {
            parts.closer().close(session, CloseReason.SERVER_SHUTDOWN);
        }
    }

    private void end(SmppSession session, CloseReason reason) {
        if (session.state().isBound()) {
            unbinder.ask(session, reason);
        } else if (!session.unbinding().isStarted() && !session.isClosing()) {
            parts.closer().close(session, reason);
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

    private void retryRings() {
        Admission admission = parts.admission();
        parts.announcer().retry();
        if (!admission.forRing().isEmpty() && parts.batch().someRingHasRoom()) {
            reader.resumeAll(admission.forRing());
        }
        if (!admission.forRate().isEmpty()) {
            reader.resumeDue(admission.forRate(), parts.clock().nanos());
        }
        if (!admission.forRing().isEmpty()
                || !admission.forRate().isEmpty()
                || parts.announcer().isWaiting()) {
            admission.retry();
        }
    }
}
