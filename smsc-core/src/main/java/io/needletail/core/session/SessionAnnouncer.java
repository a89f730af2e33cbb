package io.needletail.core.session;

import io.needletail.core.account.AccountEntry;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;

/**
 * Tells every shard which sessions may be sent deliver_sm, which links submit_sm, and when they no longer may: exactly once
 * each, in order, and never lost. What a full ring does not take waits here and is tried again; with it the answers of
 * carriers that a full ring did not take, so that they are known before their link is gone.
 */
final class SessionAnnouncer {
    private static final byte[] NO_ID = new byte[0];

    private final int loop;
    private final ShardRing[] rings;
    private final LoopMetrics metrics;
    private final RetryTimer retry;
    private final ArrayDeque<Announcement>[] waiting;
    private int waitingCount;

    /**
     * One event that waits.
     *
     * @param number of the account or the carrier; of an answer its sequence_number
     * @param version of the session; of an answer its status
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Announcement(
            ShardEvent.Kind kind, int session, int number, int bind, int version, int window, byte[] id) {

        static Announcement closed(ShardEvent.Kind kind, int session, int number) {
            return new Announcement(kind, session, number, 0, 0, 0, NO_ID);
        }
    }

    SessionAnnouncer(int loop, ShardRing[] rings, LoopMetrics metrics, RetryTimer retry) {
        this.loop = loop;
        this.rings = rings;
        this.metrics = metrics;
        this.retry = retry;
        this.waiting = queues(rings.length);
    }

    /** The session is bound and its bind response written, or the link's read. */
    void announce(SmppSession session) {
        session.announced(true);
        LinkSide link = session.link();
        if (link != null) {
            int number = link.terms().destination();
            tell(bound(ShardEvent.Kind.LINK_BOUND, session, number, link.terms().window()));
        } else {
            AccountEntry account = Objects.requireNonNull(session.account(), "announced without a bind");
            int window = account.account().deliverWindow();
            tell(bound(ShardEvent.Kind.RECEIVER_BOUND, session, account.index(), window));
        }
    }

    /** The session is unbinding or gone; does nothing for one that was not announced. */
    void withdraw(SmppSession session) {
        if (session.isAnnounced()) {
            session.announced(false);
            LinkSide link = session.link();
            tell(
                    link == null
                            ? Announcement.closed(ShardEvent.Kind.SESSION_CLOSED, session.number(), 0)
                            : Announcement.closed(
                                    ShardEvent.Kind.LINK_CLOSED,
                                    session.number(),
                                    link.terms().destination()));
        }
    }

    /** Keeps a carrier's answer that the shard's ring did not take. */
    void keepAnswer(SmppSession session, int shard, int sequence, int status, byte[] id) {
        enqueue(shard, new Announcement(ShardEvent.Kind.SUBMIT_ANSWER, session.number(), sequence, 0, status, 0, id));
        metrics.announcementsWaiting.set(waitingCount);
    }

    /** True while so much waits that no further receiver should bind. */
    boolean isBehind(int limit) {
        return waitingCount > limit;
    }

    boolean isWaiting() {
        return waitingCount > 0;
    }

    /** Tries again what is waiting. */
    void retry() {
        if (waitingCount == 0) {
            return;
        }
        for (int shard = 0; shard < rings.length; shard++) {
            ArrayDeque<Announcement> queue = waiting[shard];
            while (!queue.isEmpty() && publish(shard, queue.peekFirst())) {
                queue.removeFirst();
                waitingCount--;
            }
        }
        metrics.announcementsWaiting.set(waitingCount);
    }

    /** The window is divided among the shards; each has a place at least. */
    private Announcement bound(ShardEvent.Kind kind, SmppSession session, int number, int window) {
        int share = Math.max(1, window / rings.length);
        return new Announcement(kind, session.number(), number, session.bindCode(), session.version(), share, NO_ID);
    }

    private void tell(Announcement announcement) {
        for (int shard = 0; shard < rings.length; shard++) {
            if (!waiting[shard].isEmpty() || !publish(shard, announcement)) {
                enqueue(shard, announcement);
            }
        }
        metrics.announcementsWaiting.set(waitingCount);
    }

    private void enqueue(int shard, Announcement announcement) {
        waiting[shard].addLast(announcement);
        waitingCount++;
        retry.arm();
    }

    private boolean publish(int shard, Announcement announcement) {
        ShardRing ring = rings[shard];
        long sequence = ring.tryClaim(1);
        if (sequence == ShardRing.FULL) {
            return false;
        }
        fill(ring.slot(sequence), announcement);
        ring.publish(sequence, sequence);
        return true;
    }

    private void fill(ShardEvent event, Announcement announcement) {
        event.session = announcement.session;
        event.loop = loop;
        switch (announcement.kind) {
            case LINK_BOUND, LINK_CLOSED -> event.destination = announcement.number;
            case SUBMIT_ANSWER -> {
                event.sequence = announcement.number;
                event.status = announcement.version;
                event.copyId(announcement.id, 0, announcement.id.length);
            }
            default -> event.account = announcement.number;
        }
        event.bind = announcement.bind;
        event.version = announcement.version;
        event.window = announcement.window;
        event.kind = announcement.kind;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ArrayDeque<Announcement>[] queues(int count) {
        ArrayDeque<Announcement>[] queues = new ArrayDeque[count];
        Arrays.setAll(queues, index -> new ArrayDeque<>());
        return queues;
    }
}
