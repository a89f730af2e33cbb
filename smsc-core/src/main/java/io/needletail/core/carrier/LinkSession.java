package io.needletail.core.carrier;

import io.needletail.api.route.RouteQuery;
import io.needletail.core.pipeline.RequestWindow;
import io.needletail.core.pipeline.ShardEvent;

/** One session with a carrier, seen from one shard. Shard thread only. */
public final class LinkSession {
    /** This many time-outs without an answer between them, and a session is only tried with one message at a time. */
    private static final int TIMEOUTS_TO_STALL = 3;
    /** Without traffic of its own a stalled session is tried with a message this often. */
    private static final long TRIAL_MILLIS = 15_000;

    /** The session's number. */
    public final int number;
    /** Its event loop. */
    public final int loop;
    /** interface_version agreed upon. */
    public final int version;
    /** Whose it is. */
    public final Carrier carrier;
    /** submit_sm without an answer. */
    public final RequestWindow window;

    private final boolean submits;
    private final int kept;
    private int timeouts;
    private long lastTimeoutMillis;

    LinkSession(ShardEvent bound, Carrier carrier, int shards, int shard) {
        this.number = bound.session;
        this.loop = bound.loop;
        this.version = bound.version;
        this.carrier = carrier;
        this.submits = bound.bind != RouteQuery.RECEIVER;
        this.window = new RequestWindow(bound.window, shards, shard);
        this.kept = bound.window < 4 ? 0 : Math.max(1, bound.window / 10);
    }

    /** Whether submit_sm may be sent on it at all. */
    boolean submits() {
        return submits;
    }

    boolean isStalled() {
        return timeouts >= TIMEOUTS_TO_STALL;
    }

    /** A stalled session that has been left alone for a while: it may have recovered, and only a message can tell. */
    boolean isTrialDue(long nowMillis) {
        return isStalled() && nowMillis - lastTimeoutMillis >= TRIAL_MILLIS;
    }

    boolean hasRoom(boolean urgent) {
        int free = window.size() - window.inFlight();
        return submits && (isStalled() ? window.inFlight() == 0 : free > (urgent ? 0 : kept));
    }

    /** An answer came: it is alive. */
    public void onAnswer() {
        timeouts = 0;
    }

    /** A submit_sm was not answered in time. */
    public void onTimeout(long nowMillis) {
        timeouts++;
        lastTimeoutMillis = nowMillis;
    }
}
