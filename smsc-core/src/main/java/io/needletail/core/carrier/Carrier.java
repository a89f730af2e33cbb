package io.needletail.core.carrier;

import io.needletail.api.route.Lane;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One carrier in one shard: its sessions, what waits for it, and whether it may have the next message. Shard thread only. */
public final class Carrier {
    private final int number;
    private final CarrierConfig config;
    private final byte[] name;
    private final int shards;
    private final int shard;
    private final UpstreamId ids;
    private final Pacer pacer;
    private final Lanes lanes;
    private final CarrierMetrics metrics = new CarrierMetrics();
    private final List<LinkSession> sessions = new ArrayList<>();
    private int turn;
    private int inFlight;
    private boolean wasUp;

    /**
     * @param number in the registry of destination names
     * @param shards number of shards, which share the carrier's pace
     * @param shard which of them this is
     */
    public Carrier(int number, CarrierConfig config, MessageTable table, int shards, int shard) {
        this.number = number;
        this.config = config;
        this.name = config.name().getBytes(StandardCharsets.ISO_8859_1);
        this.shards = shards;
        this.shard = shard;
        this.ids = new UpstreamId(config.name());
        this.pacer = new Pacer(config.pace(), shards);
        this.lanes = new Lanes(table);
    }

    public int number() {
        return number;
    }

    public CarrierConfig config() {
        return config;
    }

    /** Its name, ISO 8859-1. Not to be changed. */
    public byte[] nameBytes() {
        return name;
    }

    public Lanes lanes() {
        return lanes;
    }

    /** Any thread. */
    public CarrierMetrics metrics() {
        return metrics;
    }

    /** Hash of an id in its response. */
    public long responseId(byte[] bytes, int at, int length) {
        return ids.hash(config.dialect().responseId(), bytes, at, length);
    }

    /** Hash of an id in the text of its receipt. */
    public long receiptId(byte[] bytes, int at, int length) {
        return ids.hash(config.dialect().receiptId(), bytes, at, length);
    }

    /** A session is bound. */
    public LinkSession bind(ShardEvent bound) {
        LinkSession session = new LinkSession(bound, this, shards, shard);
        sessions.add(session);
        if (session.submits()) {
            metrics.sessions.increment();
        }
        return session;
    }

    /** A session is gone. */
    public void unbind(LinkSession session) {
        sessions.remove(session);
        if (session.submits()) {
            metrics.sessions.add(-1);
        }
    }

    /** True while there is a session that answers. */
    public boolean isUp() {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).submits() && !sessions.get(i).isStalled()) {
                return true;
            }
        }
        return false;
    }

    /** True if a session that had stopped answering should be tried again, with one message: nothing is there to try it with. */
    public boolean wantsTrial(long nowMillis) {
        if (pending() > 0) {
            return false;
        }
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).submits() && sessions.get(i).isTrialDue(nowMillis)) {
                return true;
            }
        }
        return false;
    }

    /** True the first time after {@link #isUp} has changed. */
    public boolean hasTurned() {
        boolean up = isUp();
        boolean turned = up != wasUp;
        wasUp = up;
        metrics.up.set(up ? 1 : 0);
        return turned;
    }

    /** True while a response of the carrier is under way. */
    public boolean isAnswering() {
        return inFlight > 0;
    }

    /** Messages that wait here or are unanswered. */
    public int pending() {
        return lanes.size() + inFlight;
    }

    /** The lane whose first message may go now, or null: nothing waits, or no window, or the pace does not allow it. */
    public @Nullable Lane ready(long nowNanos) {
        Lane lane = lanes.next();
        return lane != null && next(mayUseLast(lane)) != null && pacer.nanosUntilReady(mayUseLast(lane), nowNanos) == 0
                ? lane
                : null;
    }

    /** Nanoseconds until {@link #ready} can change by the passing of time alone; {@code Long.MAX_VALUE} for never. */
    public long nanosUntilReady(long nowNanos) {
        Lane lane = lanes.next();
        return lane == null || next(mayUseLast(lane)) == null
                ? Long.MAX_VALUE
                : pacer.nanosUntilReady(mayUseLast(lane), nowNanos);
    }

    /** The session that the next message of a lane goes to; only after {@link #ready}. */
    public LinkSession session(Lane lane) {
        LinkSession session = next(mayUseLast(lane));
        if (session == null) {
            throw new IllegalStateException("no session of carrier " + config.name() + " has room");
        }
        turn = (sessions.indexOf(session) + 1) % sessions.size();
        return session;
    }

    /** The same for a message that had better go to this session: it does if that has room. */
    public LinkSession session(Lane lane, int preferred) {
        for (int i = 0; i < sessions.size(); i++) {
            LinkSession session = sessions.get(i);
            if (session.number == preferred && session.hasRoom(mayUseLast(lane))) {
                return session;
            }
        }
        return session(lane);
    }

    /** The first message of a lane has been sent. */
    public void onSent(Lane lane, long nowNanos) {
        lanes.served(lane);
        pacer.take(nowNanos);
        inFlight++;
        metrics.sent.increment();
        metrics.inFlight.set(inFlight);
    }

    /** A message is no longer on the wire, for whatever reason. */
    public void onReturned() {
        inFlight--;
        metrics.inFlight.set(inFlight);
    }

    /** The answer to a message that was sent then; milliseconds. */
    public void onAnswered(long sentMillis, long nowMillis) {
        metrics.answerMicros.recordValue(CarrierMetrics.micros(nowMillis - sentMillis));
    }

    /** The carrier wants less. */
    public void onThrottled(long nowNanos) {
        metrics.throttled.increment();
        pacer.onThrottled(nowNanos);
    }

    /** A few times a second. */
    public void onTime(long nowNanos) {
        pacer.onTime(nowNanos);
        metrics.rate.set(Math.round(pacer.rate()));
        for (Lane lane : Lane.values()) {
            metrics.queued(lane).set(lanes.size(lane));
        }
    }

    /** Sessions, for time-outs. */
    public List<LinkSession> sessions() {
        return sessions;
    }

    /** Places and tokens kept for the urgent lane are for one that goes before it, too: it has waited for its turn. */
    private boolean mayUseLast(Lane lane) {
        return lane == Lane.URGENT || lanes.size(Lane.URGENT) > 0;
    }

    private @Nullable LinkSession next(boolean urgent) {
        int count = sessions.size();
        for (int i = 0; i < count; i++) {
            LinkSession session = sessions.get((turn + i) % count);
            if (session.hasRoom(urgent)) {
                return session;
            }
        }
        return null;
    }
}
