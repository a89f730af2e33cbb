package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import java.util.Objects;

/**
 * Who waits for what in this loop: pauses sessions that may not go on, and refuses what a full ring did not take.
 */
final class Admission implements ShardBatch.Overflow {
    private static final int HEADER_BYTES = 16;

    private final AnswerBudget budget;
    private final LoopMetrics metrics;
    private final int fullRingStatus;
    private final RetryTimer retry;
    private final SessionAnnouncer announcer;
    private final PausedSessions forAnswers = new PausedSessions(PauseReason.LOOP);
    private final PausedSessions forRate = new PausedSessions(PauseReason.RATE);
    private final PausedSessions forRing = new PausedSessions(PauseReason.RING);
    private long nowNanos;

    /** @param fullRingStatus command_status of a submit that a full ring did not take */
    Admission(
            AnswerBudget budget,
            LoopMetrics metrics,
            int fullRingStatus,
            RetryTimer retry,
            SessionAnnouncer announcer) {
        this.budget = budget;
        this.metrics = metrics;
        this.fullRingStatus = fullRingStatus;
        this.retry = retry;
        this.announcer = announcer;
    }

    /** A turn of one session begins. */
    void begin(long now) {
        nowNanos = now;
    }

    /** When this turn began. */
    long nowNanos() {
        return nowNanos;
    }

    /** The session has its window full: it goes on when answers come. */
    void pauseForWindow(SmppSession session) {
        if (session.gate().pause(PauseReason.WINDOW)) {
            metrics.windowPauses.increment();
        }
    }

    /** No further answer is sure of its place: the session goes on when answers of any session come. */
    void pauseForAnswers(SmppSession session) {
        if (forAnswers.pause(session)) {
            metrics.loopPauses.increment();
        }
    }

    /** The session is beyond a rate: it goes on after a time. */
    void pauseForRate(SmppSession session, long waitNanos) {
        session.times().resumeNanos = nowNanos + waitNanos;
        if (forRate.pause(session)) {
            metrics.ratePauses.increment();
            retry.arm();
        }
    }

    @Override
    public void onSubmit(SmppSession session, int shard, int responseId, int sequence) {
        budget.give(shard);
        if (responseId == CommandId.SUBMIT_MULTI_RESP) {
            budget.giveLong(shard);
        }
        session.onAnswered();
        metrics.ringFullRefusals.increment();
        LinkSide link = session.link();
        if (link == null) {
            metrics.submits(fullRingStatus).increment();
        } else {
            link.metrics().deliversRefused.increment();
        }
        int status = link == null ? fullRingStatus : CommandStatus.RX_T_APPN;
        session.output().refusal(responseId, status, sequence);
        pauseForRing(session);
    }

    /** Keeps the message as it came, to be read again before anything else: the leftover ends with a whole PDU in a turn. */
    @Override
    public void onCarrierMessage(SmppSession session, int shard, MessageView message) {
        budget.give(shard);
        session.onAnswered();
        Objects.requireNonNull(session.link()).metrics().delivers.add(-1);
        session.leftover().append(message.bytes(), message.start(), message.length());
        pauseForRing(session);
    }

    /** Keeps the answer as a PDU without a body, to be read again before anything else. */
    @Override
    public void onAnswer(SmppSession session, int commandId, int sequence, int status) {
        Leftover leftover = session.leftover();
        int at = leftover.length();
        byte[] bytes = leftover.grow(HEADER_BYTES);
        Frame.putInt32(bytes, at, HEADER_BYTES);
        Frame.putInt32(bytes, at + 4, commandId);
        Frame.putInt32(bytes, at + 8, status);
        Frame.putInt32(bytes, at + 12, sequence);
        pauseForRing(session);
    }

    /** Waits among the announcements, because the link's own must not overtake it. */
    @Override
    public void onSubmitAnswer(SmppSession session, int shard, int sequence, int status, byte[] id) {
        announcer.keepAnswer(session, shard, sequence, status, id);
        pauseForRing(session);
    }

    /** Tries again in a moment. */
    void retry() {
        retry.arm();
    }

    /** Sessions that wait for answers of any session. */
    PausedSessions forAnswers() {
        return forAnswers;
    }

    /** Sessions that are beyond a rate. */
    PausedSessions forRate() {
        return forRate;
    }

    /** Sessions that met a full ring. */
    PausedSessions forRing() {
        return forRing;
    }

    private void pauseForRing(SmppSession session) {
        if (forRing.pause(session)) {
            metrics.ringPauses.increment();
            retry.arm();
        }
    }
}
