package io.needletail.core.session;

import io.needletail.core.account.AccountEntry;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Tells every shard which sessions may be sent deliver_sm, and when they no longer may: exactly once each, in order, and
 * never lost. What a full ring does not take waits here and is tried again.
 */
final class ReceiverAnnouncer {
    private final int loop;
    private final ShardRing[] rings;
    private final LoopMetrics metrics;
    private final RetryTimer retry;
    private final ArrayDeque<Announcement>[] waiting;
    private int waitingCount;

    private record Announcement(ShardEvent.Kind kind, int session, int account, int version, int window) {}

    ReceiverAnnouncer(int loop, ShardRing[] rings, LoopMetrics metrics, RetryTimer retry) {
        this.loop = loop;
        this.rings = rings;
        this.metrics = metrics;
        this.retry = retry;
        this.waiting = queues(rings.length);
    }

    /** The session is bound and its bind response written. */
    void announce(SmppSession session) {
        session.announced(true);
        AccountEntry account = Objects.requireNonNull(session.account(), "announced without a bind");
        int window = Math.max(1, account.account().deliverWindow() / rings.length);
        tell(new Announcement(
                ShardEvent.Kind.RECEIVER_BOUND, session.number(), account.index(), session.version(), window));
    }

    /** The session is unbinding or gone; does nothing for one that was not announced. */
    void withdraw(SmppSession session) {
        if (session.isAnnounced()) {
            session.announced(false);
            tell(new Announcement(ShardEvent.Kind.SESSION_CLOSED, session.number(), 0, 0, 0));
        }
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

    private void tell(Announcement announcement) {
        for (int shard = 0; shard < rings.length; shard++) {
            ArrayDeque<Announcement> queue = waiting[shard];
            if (!queue.isEmpty() || !publish(shard, announcement)) {
                queue.addLast(announcement);
                waitingCount++;
                retry.arm();
            }
        }
        metrics.announcementsWaiting.set(waitingCount);
    }

    private boolean publish(int shard, Announcement announcement) {
        ShardRing ring = rings[shard];
        long sequence = ring.tryClaim(1);
        if (sequence == ShardRing.FULL) {
            return false;
        }
        ShardEvent event = ring.slot(sequence);
        event.session = announcement.session;
        event.loop = loop;
        event.account = announcement.account;
        event.version = announcement.version;
        event.window = announcement.window;
        event.kind = announcement.kind;
        ring.publish(sequence, sequence);
        return true;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ArrayDeque<Announcement>[] queues(int count) {
        ArrayDeque<Announcement>[] queues = new ArrayDeque[count];
        for (int i = 0; i < count; i++) {
            queues[i] = new ArrayDeque<>();
        }
        return queues;
    }
}
