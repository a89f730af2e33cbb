package io.needletail.core.link;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import io.needletail.core.protocol.BindType;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.LinkMetrics;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One bind of a carrier: connects, binds, and begins again whenever that fails or ends. All in its event loop, but for
 * {@link #status} and the counters, which any thread may read.
 *
 * <pre>
 * STOPPED -> CONNECTING -> BINDING -> BOUND
 *                ^  |         |         |
 *                |  v         v         v
 *           BACKING_OFF, REFUSED (credentials)      -> STOPPED, from anywhere
 * </pre>
 */
final class Link implements Connector.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final LinkConfig config;
    private final Connector connector;
    private final BindGate gate;
    private final LinkMetrics metrics;
    private final ScheduledExecutorService loop;
    private final Clock clock;
    private final LinkWaits waits;
    private final Runnable onStopped;
    private final String name;
    private volatile LinkStatus status;

    private int host;
    private boolean bound;
    private long boundNanos;
    /** command_status of the refusal, ROK for none: what follows waits for the connection to be gone. */
    private int refusal = CommandStatus.ROK;

    private boolean ended;
    private boolean stopping;
    /** Numbers attempts and sessions, so that a timer of an earlier one does nothing. */
    private int era;

    /** Who a link is, and where it lives. */
    record Place(int number, BindType type, ScheduledExecutorService loop, Clock clock, RandomGenerator random) {}

    /** @param onStopped runs once, in the loop, when nothing of the link is left */
    Link(LinkConfig config, Place place, Connector connector, BindGate gate, LinkMetrics metrics, Runnable onStopped) {
        this.config = config;
        this.connector = connector;
        this.gate = gate;
        this.metrics = metrics;
        this.loop = place.loop();
        this.clock = place.clock();
        this.waits = new LinkWaits(config.timers(), place.random());
        this.onStopped = onStopped;
        this.name = name(config, place.number());
        this.status = LinkStatus.stopped(
                config.name(),
                place.number(),
                place.type(),
                config.hosts().get(0).toString(),
                clock.millis());
    }

    /** Carrier and number, for the log. */
    static String name(LinkConfig config, int number) {
        return config.name() + "/" + number;
    }

    /** Any thread. */
    LinkStatus status() {
        return status;
    }

    /** Any thread. */
    LinkMetrics metrics() {
        return metrics;
    }

    /** Begins; once. */
    void start() {
        attempt();
    }

    /** Unbinds and ends for good. */
    void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        era++;
        switch (status.state()) {
            case CONNECTING, BINDING, BOUND -> connector.end(CloseReason.SERVER_SHUTDOWN);
            default -> stopped();
        }
    }

    /** Ends at once whatever {@link #stop} has left. */
    void abort() {
        connector.abort(CloseReason.SERVER_SHUTDOWN);
    }

    @Override
    public void onConnected() {
        become(LinkState.BINDING);
    }

    @Override
    public void onBound(int session, int version, String carrierSystemId) {
        bound = true;
        boundNanos = clock.nanos();
        status = status.bound(session, version, carrierSystemId, clock.millis());
        gate.onBound();
        waits.onBound();
        LOG.info(
                "Link {} bound to {} as {}, session {}, interface_version 0x{}",
                name,
                status.host(),
                status.type(),
                session,
                Integer.toHexString(version));
        if (host == 0) {
            waits.onPrimary();
        } else {
            scheduleProbe();
        }
    }

    @Override
    public void onBindRefused(int commandStatus) {
        refusal = commandStatus;
    }

    @Override
    public void onConnectFailed(String reason) {
        if (!stopping) {
            metrics.connectFailures.increment();
        }
        gate.onFailed();
        end("cannot connect to " + status.host() + ": " + reason, FailureClass.USUAL);
    }

    @Override
    public void onClosed(CloseReason reason, String detail) {
        int refusedWith = refusal;
        refusal = CommandStatus.ROK;
        if (refusedWith != CommandStatus.ROK) {
            onRefused(refusedWith);
            return;
        }
        if (bound) {
            bound = false;
            gate.onUnbound();
            waits.onLasted(TimeUnit.NANOSECONDS.toMillis(clock.nanos() - boundNanos));
            host = config.hosts().size() - 1; // the next round begins with the primary
        } else {
            gate.onFailed();
        }
        end(reason.sentence() + (detail.isEmpty() ? "" : " " + detail), FailureClass.USUAL);
    }

    private void onRefused(int commandStatus) {
        FailureClass failure = FailureClass.of(commandStatus);
        String error = "bind refused by " + status.host() + " with command_status " + CommandStatus.text(commandStatus);
        if (failure == FailureClass.CREDENTIALS && !stopping) {
            status = status.failed(error, clock.millis());
            onCredentialsRefused(error);
        } else {
            gate.onFailed();
            end(error, failure);
        }
    }

    private void end(String error, FailureClass failure) {
        era++;
        if (stopping) {
            stopped();
            return;
        }
        // The same again and again is not told again and again.
        Level level = error.equals(status.lastError()) ? Level.DEBUG : Level.WARN;
        LOG.atLevel(level).log("Link {}: {}", name, error);
        status = status.failed(error, clock.millis());
        retry(failure);
    }

    private void onCredentialsRefused(String error) {
        long wait = waits.after(FailureClass.CREDENTIALS);
        boolean all = gate.onRefused(clock.nanos() + TimeUnit.MILLISECONDS.toNanos(wait));
        LOG.error(
                "Link {} IS NOT ACCEPTED: {}. Nothing goes over {}; next attempt in {} s. Check system-id, password and"
                        + " system-type of carrier {}.",
                name,
                error,
                all ? "any bind of this type" : "this bind, while others are bound",
                wait / 1000,
                config.name());
        host = 0;
        waitFor(wait, LinkState.REFUSED);
    }

    /** After a failure that another host may not have: the next one soon, and when all have failed a wait. */
    private void retry(FailureClass failure) {
        host = (host + 1) % config.hosts().size();
        waitFor(host == 0 ? waits.after(failure) : LinkWaits.nextHost(), LinkState.BACKING_OFF);
    }

    private void waitFor(long millis, LinkState state) {
        era++;
        become(state);
        int now = era;
        schedule(millis, () -> {
            if (now == era) {
                attempt();
            }
        });
    }

    private void attempt() {
        if (stopping) {
            return;
        }
        long wait = gate.enter(clock.nanos(), () -> loop.execute(this::wake));
        if (wait == BindGate.OPEN) {
            era++;
            become(LinkState.CONNECTING);
            connector.connect(config.hosts().get(host), this);
        } else if (wait == BindGate.QUEUED) {
            become(LinkState.BACKING_OFF);
        } else {
            status = status.failed("the carrier has refused the credentials of another bind", clock.millis());
            waitFor(TimeUnit.NANOSECONDS.toMillis(wait) + 1, LinkState.REFUSED);
        }
    }

    /** It is known how the bind went that this one waited for. */
    private void wake() {
        if (status.state() == LinkState.BACKING_OFF || status.state() == LinkState.STOPPED) {
            attempt();
        }
    }

    private void scheduleProbe() {
        long millis = waits.nextProbe();
        int now = era;
        if (millis > 0) {
            schedule(millis, () -> probe(now));
        }
    }

    private void probe(int then) {
        if (then != era || !bound || stopping) {
            return;
        }
        LinkHost primary = config.hosts().get(0);
        connector.probe(primary, () -> {
            if (then == era && bound) {
                LOG.info("Link {}: {} can be reached again, leaving {}", name, primary, status.host());
                connector.end(CloseReason.BACK_TO_PRIMARY);
            }
        });
        scheduleProbe();
    }

    private void become(LinkState state) {
        status = status.with(state, config.hosts().get(host).toString(), clock.millis());
    }

    private void stopped() {
        if (!ended) {
            ended = true;
            become(LinkState.STOPPED);
            onStopped.run();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void schedule(long millis, Runnable task) {
        if (!loop.isShutdown()) {
            loop.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }
}
