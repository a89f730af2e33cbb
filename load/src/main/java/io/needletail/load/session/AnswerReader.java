package io.needletail.load.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.load.ledger.IdLedger;
import io.needletail.load.ledger.MessageIdHash;
import io.needletail.load.tally.LoopTallies;
import org.jspecify.annotations.Nullable;

/** Takes the answers to submits: each must be for one outstanding request of its session, with an id of its own. In the loop. */
final class AnswerReader {
    private final LoopTallies tallies;
    private final @Nullable IdLedger ledger;
    private final boolean receipts;

    /**
     * @param ledger where ids are noted; null if they are not checked
     * @param receipts whether an accepted message is to have a receipt
     */
    AnswerReader(LoopTallies tallies, @Nullable IdLedger ledger, boolean receipts) {
        this.tallies = tallies;
        this.ledger = ledger;
        this.receipts = receipts;
    }

    /** A submit_sm_resp, or a generic_nack, in these octets. */
    void read(LoadSession session, byte[] bytes, int at, int length, long now) {
        long intended = session.window().answer(WireInt.get(bytes, at + 12));
        if (intended < 0) {
            stray(intended);
            return;
        }
        int status = WireInt.get(bytes, at + 8);
        if (status == CommandStatus.ROK && WireInt.get(bytes, at + 4) != CommandId.GENERIC_NACK) {
            tallies.accepted(intended, now);
            accept(bytes, at + CommandId.HEADER_BYTES, at + length, intended);
        } else {
            tallies.refused(intended, now, status);
        }
    }

    private void stray(long why) {
        if (why == SubmitWindow.DUPLICATE) {
            tallies.faults.duplicateAnswers++;
        } else {
            tallies.faults.unknownAnswers++;
        }
    }

    private void accept(byte[] bytes, int idAt, int end, long intended) {
        int idEnd = idAt;
        while (idEnd < end && bytes[idEnd] != 0) {
            idEnd++;
        }
        if (receipts) {
            tallies.receipts.expected++;
        }
        if (idEnd == idAt) {
            tallies.faults.emptyIds++;
        } else if (ledger != null) {
            note(ledger, MessageIdHash.of(bytes, idAt, idEnd - idAt), intended);
        }
    }

    private void note(IdLedger ids, long id, long intended) {
        long noted = ids.answered(id, intended, receipts);
        if (noted == IdLedger.REPEATED) {
            tallies.faults.repeatedIds++;
        } else if (noted != IdLedger.NOTED) {
            tallies.receipted(intended, noted);
        }
    }
}
