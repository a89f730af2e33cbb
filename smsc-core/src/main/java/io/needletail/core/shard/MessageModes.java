package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;

/**
 * What the message mode of an esm_class (5.2.12, v5.0 4.7.12) means for a message: store and forward, which is the usual
 * one; datagram, which is answered before anything is stored; transaction, which is answered when its outcome is known. The
 * last two have one attempt and no receipt. Shard thread only.
 */
final class MessageModes {
    private static final int MODE = 0x03;
    private static final int DATAGRAM = 0x01;
    private static final int TRANSACTION = 0x02;

    private final ShardState state;
    private final PendingAnswers answers;
    private final AnswerIds ids;

    MessageModes(ShardState state, PendingAnswers answers) {
        this.state = state;
        this.answers = answers;
        this.ids = new AnswerIds(state);
    }

    /** True for a datagram or a transaction. */
    static boolean isSingleAttempt(MessageView message) {
        int mode = message.esmClass() & MODE;
        return mode == DATAGRAM || mode == TRANSACTION;
    }

    static boolean isDatagram(MessageView message) {
        return (message.esmClass() & MODE) == DATAGRAM;
    }

    /** The flags of an ACCEPTED fact. */
    static int flags(MessageView message, boolean single) {
        int flags = single ? Fact.SINGLE_ATTEMPT : 0;
        return message.tlvOffset() < message.end() && setsDpf(message) ? flags | Fact.SETS_DPF : flags;
    }

    /** Marks of the table from the flags of a fact with a PDU. */
    static int marks(int flags) {
        return ((flags & Fact.SINGLE_ATTEMPT) != 0 ? MessageTable.SINGLE_ATTEMPT : 0)
                | ((flags & Fact.SETS_DPF) != 0 ? MessageTable.SETS_DPF : 0);
    }

    /** A message with one attempt has its facts in the open batch: a datagram is answered now, a transaction later. */
    void accepted(ShardEvent event, int entry, int destination) {
        answers.addUnanswered(entry, destination, event.arrivedNanos, state.writer.lastBatch());
        if (isDatagram(event.message())) {
            state.metrics.accepted.increment();
            state.metrics.datagrams.increment();
            ids.answer(event, entry);
        } else {
            state.metrics.transactions.increment();
            state.transactions.add(event, entry);
        }
    }

    private static boolean setsDpf(MessageView message) {
        int value = message.findTlv(TlvTag.SET_DPF);
        return value >= 0 && message.tlvLength(value) == 1 && message.bytes()[value] == 1;
    }
}
