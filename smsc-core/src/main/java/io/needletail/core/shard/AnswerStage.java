package io.needletail.core.shard;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.QueryResponse;
import io.needletail.core.table.MessageTable;

/** Sends the answers whose batch the journal has made durable, then starts the first attempt of each message. */
final class AnswerStage {
    private final ShardState state;
    private final PendingAnswers answers;
    private final AttemptStage attempts;
    private final AnswerIds ids;
    private final JoinStage join;

    AnswerStage(ShardState state, PendingAnswers answers, AttemptStage attempts, JoinStage join) {
        this.state = state;
        this.answers = answers;
        this.attempts = attempts;
        this.ids = new AnswerIds(state);
        this.join = join;
    }

    void release() {
        long durable = state.ports.journal().durable();
        if (!answers.isReleased(durable)) {
            return;
        }
        long nowNanos = state.ports.clock().nanos();
        long arrived = answers.arrivedNanos();
        int together = 0;
        while (answers.isReleased(durable)) {
            if (answers.arrivedNanos() != arrived) {
                record(nowNanos - arrived, together);
                arrived = answers.arrivedNanos();
                together = 0;
            }
            together += answers.isSubmit() ? 1 : 0;
            int entry = answers.entry();
            answerPositively(entry);
            int destination = answers.destination();
            answers.removeFirst();
            if (entry != MessageTable.NONE) {
                begin(entry, destination);
            }
        }
        record(nowNanos - arrived, together);
    }

    private void begin(int entry, int destination) {
        if (destination >= 0) {
            attempts.begin(entry, destination);
        } else if (destination == PendingAnswers.REROUTE) {
            attempts.resume(entry);
        } else if (destination == PendingAnswers.HOLD) {
            join.onAnswered(entry);
        } else {
            attempts.conclude(entry, PendingAnswers.dropState(destination), 0);
        }
    }

    /** The messages of one read arrived together. */
    private void record(long nanos, int messages) {
        state.metrics.submitToAckNanos.recordValueWithCount(ShardMetrics.ackNanos(nanos), messages);
        state.metrics.accepted.add(messages);
    }

    /** The journal has failed: what it holds is answered all the same, what it does not is refused. */
    void close() {
        long durable = state.ports.journal().durable();
        while (!answers.isEmpty()) {
            if (answers.isReleased(durable)) {
                answerPositively(answers.entry());
            } else if (answers.session() != PendingAnswers.NOBODY) {
                refuse();
            }
            answers.removeFirst();
        }
    }

    private void refuse() {
        if (answers.takeResponse() == null) {
            answer(CommandStatus.RSYSERR, 0);
        } else {
            byte[] pdu = QueryResponse.refusal(answers.commandId(), CommandStatus.RSYSERR, answers.sequence());
            state.ports.outboxes().get(answers.loop()).respond(answers.session(), pdu, 0, pdu.length);
        }
    }

    private void answerPositively(int entry) {
        if (answers.session() == PendingAnswers.NOBODY) {
            return;
        }
        byte[] response = answers.takeResponse();
        if (response != null) {
            state.ports.outboxes().get(answers.loop()).respond(answers.session(), response, 0, response.length);
            return;
        }
        if (answers.hasNoId()) {
            answer(CommandStatus.ROK, 0);
            return;
        }
        answer(CommandStatus.ROK, ids.write(entry));
    }

    private void answer(int status, int idLength) {
        state.ports
                .outboxes()
                .get(answers.loop())
                .answer(answers.session(), answers.commandId(), answers.sequence(), status, ids.text, idLength);
    }
}
