package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.Journal;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.table.MessageTable;

/** Reads a message back from the journal. Shard thread only; valid until the next {@link #load}. */
final class StoredMessage {
    private final Journal journal;
    private final MessageTable table;
    private final Fact fact = new Fact();

    StoredMessage(Journal journal, MessageTable table) {
        this.journal = journal;
        this.table = table;
    }

    /**
     * Points the view at the message's stored bytes.
     *
     * @return when the message was accepted, milliseconds since 1970
     * @throws UnreadableMessageException if the journal has no sound record where the table says
     */
    long load(int entry, MessageView into) {
        long address = table.address(entry);
        if (!journal.read(address, fact)
                || MessageScanner.scan(fact.pdu, fact.pduOffset, fact.pduLength, into) != CommandStatus.ROK) {
            throw new UnreadableMessageException(table.id(entry), address);
        }
        return fact.timeMillis;
    }

    /** The record that was loaded last: flags, account, destination of a pinned message. */
    Fact fact() {
        return fact;
    }

    /** How the session was bound on which the message loaded last came in. */
    int bind() {
        return fact.flags >>> Fact.BIND_SHIFT & 3;
    }
}
