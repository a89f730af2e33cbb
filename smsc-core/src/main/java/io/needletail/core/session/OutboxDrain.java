package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.DirectWriter;
import io.needletail.core.pipeline.OutboxReader;
import io.needletail.core.pipeline.OutboxRing;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one shard has for this loop's sessions and writes it: one write and one flush for each session and batch,
 * sessions with answers first: a receipt on one session never overtakes the answer on another. Answers free windows, so
 * paused sessions go on afterwards.
 */
final class OutboxDrain implements Runnable, OutboxReader, DirectWriter {
    /** Most PDUs of one turn, so that the loop comes back to reading. */
    private static final int LIMIT = 4096;

    private final int shard;
    private final OutboxRing outbox;
    private final LoopParts parts;
    private final SessionReader reader;
    private final UnbindHandler unbinder;
    private final Executor loop;
    private final PassedReceipts passed;
    private final List<SmppSession> answered = new ArrayList<>();
    private final List<SmppSession> delivered = new ArrayList<>();
    private @Nullable SmppSession latest;
    private int okAnswers;
    /** How full the shard's ring is; not looked at yet if negative. */
    private int ringPercent = -1;

    OutboxDrain(int shard, OutboxRing outbox, LoopParts parts, SessionReader reader, UnbindHandler unbinder) {
        this.shard = shard;
        this.outbox = outbox;
        this.parts = parts;
        this.reader = reader;
        this.unbinder = unbinder;
        this.loop = parts.loop();
        this.passed = new PassedReceipts(parts);
        outbox.connect(this);
    }

    @Override
    public void run() {
        outbox.beginDrain();
        int taken = outbox.drain(this, LIMIT);
        if (taken < LIMIT && outbox.used() > 0) {
            // One drain stops where the ring's array ends.
            outbox.drain(this, LIMIT - taken);
        }
        parts.metrics().submits(CommandStatus.ROK).add(okAnswers);
        okAnswers = 0;
        ringPercent = -1;
        latest = null;
        long position = outbox.drained();
        flush(answered);
        flush(delivered);
        outbox.onFlushed(position);
        parts.budget().report();
        resume(answered);
        resume(delivered);
        resumeWaiting();
        if (outbox.used() > 0) {
            loop.execute(this);
        }
    }

    @Override
    public void onPdu(int type, int number, DirectBuffer buffer, int offset, int length) {
        if (type >= OutboxRing.PASS) {
            pass(number, type - OutboxRing.PASS, buffer, offset, length);
            return;
        }
        boolean answer = type == OutboxRing.ANSWER;
        SmppSession session = answer
                ? toAnswer(
                        number,
                        buffer.getInt(offset + 4, ByteOrder.BIG_ENDIAN),
                        buffer.getInt(offset + 8, ByteOrder.BIG_ENDIAN))
                : toDeliver(number);
        if (session != null) {
            if (answer && CongestionState.isFor(session) && isToMessage(buffer, offset, length)) {
                session.output().append(buffer, offset, length, congestion(session));
            } else {
                session.output().append(buffer, offset, length);
            }
            if (answer ? session.touchByAnswer() : session.touch()) {
                (answer ? answered : delivered).add(session);
            }
        }
    }

    private void pass(int number, int toShard, DirectBuffer buffer, int offset, int length) {
        SmppSession session = find(number);
        if (session == null || session.isClosing()) {
            parts.budget().give(shard);
            parts.metrics().undeliverable.increment();
        } else {
            passed.pass(session, shard, toShard, buffer, offset, length);
        }
    }

    @Override
    public void answer(int number, int commandId, int sequence, int status, byte[] id, int idLength) {
        SmppSession session = toAnswer(number, commandId, status);
        if (session != null) {
            if (CongestionState.isFor(session) && idLength > 0 && session.link() == null) {
                session.output().answer(commandId, sequence, id, idLength, congestion(session));
            } else {
                session.output().answer(commandId, status, sequence, id, idLength);
            }
            if (session.touchByAnswer()) {
                answered.add(session);
            }
        }
    }

    @Override
    public void deliver(int number, byte[] pdu, int length) {
        SmppSession session = toDeliver(number);
        if (session != null) {
            session.output().append(pdu, 0, length);
            if (session.touch()) {
                delivered.add(session);
            }
        }
    }

    @Override
    public void writeOut() {
        run();
    }

    /** A submit_sm_resp or data_sm_resp to an ESME, with a body. */
    private static boolean isToMessage(DirectBuffer buffer, int offset, int length) {
        int commandId = buffer.getInt(offset + 4, ByteOrder.BIG_ENDIAN);
        return length > CommandId.HEADER_BYTES
                && (commandId == CommandId.SUBMIT_SM_RESP || commandId == CommandId.DATA_SM_RESP);
    }

    private int congestion(SmppSession session) {
        if (ringPercent < 0) {
            ringPercent = parts.batch().ringPercent(shard);
        }
        return CongestionState.of(session, ringPercent);
    }

    /** Counts an answer; the session it goes to, or null. */
    private @Nullable SmppSession toAnswer(int number, int commandId, int status) {
        parts.budget().give(shard);
        SmppSession session = find(number);
        count(session, commandId, status);
        if (session == null || session.isClosing()) {
            parts.metrics().undeliverable.increment();
            return null;
        }
        session.onAnswered();
        return session;
    }

    /** The same for a deliver_sm or data_sm, on a link a submit_sm. */
    private @Nullable SmppSession toDeliver(int number) {
        SmppSession session = find(number);
        if (session == null || session.isClosing() || session.unbinding().isStarted()) {
            parts.metrics().undeliverable.increment();
            return null;
        }
        LinkSide link = session.link();
        if (link == null) {
            parts.metrics().delivers.increment();
        } else {
            link.onSubmit();
        }
        return session;
    }

    /** Answers come in runs: those to the messages of one read. */
    private @Nullable SmppSession find(int number) {
        SmppSession last = latest;
        if (last == null || last.number() != number) {
            last = parts.sessions().find(number);
            latest = last;
        }
        return last;
    }

    private void count(@Nullable SmppSession session, int commandId, int status) {
        LinkSide link = session == null ? null : session.link();
        if (link != null) {
            link.metrics().deliversRefused.add(status == CommandStatus.ROK ? 0 : 1);
        } else if (commandId == CommandId.DELIVER_SM_RESP) {
            // Of a link that is gone.
            return;
        } else if (commandId != CommandId.SUBMIT_SM_RESP && commandId != CommandId.DATA_SM_RESP) {
            countOther(commandId, status);
        } else if (status == CommandStatus.ROK) {
            okAnswers++;
        } else {
            parts.metrics().submits(status).increment();
        }
    }

    private void countOther(int commandId, int status) {
        if (commandId != CommandId.SUBMIT_MULTI_RESP) {
            parts.metrics().operations.increment();
            return;
        }
        parts.budget().giveLong(shard);
        parts.metrics().submits(status).increment();
    }

    private static void flush(List<SmppSession> sessions) {
        for (int i = 0; i < sessions.size(); i++) {
            sessions.get(i).output().flush();
        }
    }

    private void resume(List<SmppSession> sessions) {
        for (int i = 0; i < sessions.size(); i++) {
            SmppSession session = sessions.get(i);
            session.untouch();
            if (session.gate().isPaused(PauseReason.WINDOW) && !session.windowIsFull()) {
                reader.resume(session, PauseReason.WINDOW);
            }
            unbinder.finish(session);
        }
        sessions.clear();
    }

    private void resumeWaiting() {
        Admission admission = parts.admission();
        if (!admission.forAnswers().isEmpty() && parts.budget().hasEased(shard)) {
            reader.resumeAll(admission.forAnswers());
        }
        if (!admission.forRing().isEmpty() && parts.batch().someRingHasRoom()) {
            reader.resumeAll(admission.forRing());
        }
    }
}
