package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.OperationView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.Arrays;

/**
 * Makes of a waiting submit_sm the one that a replace_sm wants (3.4 section 4.10): text, times where they are given,
 * registered_delivery and default message are the new ones, everything else stays. Shard thread only.
 */
final class Replacement {
    private static final int MAX_SHORT_MESSAGE = 255;

    private final ShardState state;
    private final PduBuffer pdu = new PduBuffer(512);
    private final MessageView made = new MessageView();
    private byte[] systemId = new byte[0];
    private int flags;
    private int registered;
    private final MessageTimes times;

    Replacement(ShardState state) {
        this.state = state;
        this.times = new MessageTimes(state);
    }

    /**
     * Builds the new message; nothing changes yet.
     *
     * @param original as it is stored, in {@code fact}
     * @return ESME_ROK, or what is wrong
     */
    int prepare(int entry, MessageView original, Fact fact, OperationView operation) {
        if (original.commandId() != CommandId.SUBMIT_SM
                || state.table.isMember(entry)
                || state.table.state(entry).isFinal()) {
            return CommandStatus.RREPLACEFAIL;
        }
        int status = times.ofReplacement(entry, fact, operation);
        if (status != CommandStatus.ROK) {
            return status;
        }
        systemId = Arrays.copyOf(fact.systemId, fact.systemIdLength);
        flags = fact.flags & ~(Fact.REGISTERED_MASK << Fact.REGISTERED_SHIFT | Fact.HELD);
        registered = (fact.flags & Fact.SINGLE_ATTEMPT) != 0 ? 0 : operation.registeredDelivery();
        write(original, operation);
        return MessageScanner.scan(pdu.bytes(), 0, pdu.length(), made);
    }

    /** Journals what {@link #prepare} has built; the message is in no queue and no timer. */
    void apply(int entry) {
        MessageTable table = state.table;
        table.due(entry, times.dueMillis);
        table.expiryMillis(entry, times.expiryMillis);
        table.flags(entry, table.flags(entry) & MessageTable.SHORT_ID | AcceptStage.receiptFlags(registered));
        table.phase(entry, Phase.JOURNALING);
        Fact fact = state.writer.fact(FactType.REPLACED, table.id(entry), state.nowMillis);
        fact.flags = flags | (registered & Fact.REGISTERED_MASK) << Fact.REGISTERED_SHIFT;
        fact.dueMillis = times.dueMillis;
        fact.expiryMillis = times.expiryMillis;
        fact.attempts = table.attempts(entry);
        fact.networkError = table.networkError(entry);
        fact.systemId = systemId;
        fact.systemIdLength = systemId.length;
        fact.pdu = pdu.bytes();
        fact.pduOffset = 0;
        fact.pduLength = pdu.length();
        state.writer.supersede(fact, entry);
    }

    private void write(MessageView original, OperationView operation) {
        byte[] bytes = original.bytes();
        boolean payload = operation.textLength() > MAX_SHORT_MESSAGE;
        pdu.clear();
        pdu.begin(CommandId.SUBMIT_SM, 0);
        // service_type to priority_flag
        int front = original.serviceTypeOffset();
        pdu.putBytes(bytes, front, original.scheduleOffset() - front);
        putTime(operation.bytes(), operation.scheduleOffset(), operation.scheduleLength());
        putTime(operation.bytes(), operation.validityOffset(), operation.validityLength());
        pdu.putByte(registered);
        pdu.putByte(0);
        pdu.putByte(original.dataCoding());
        pdu.putByte(operation.defaultMessageId());
        int octets = payload ? 0 : operation.textLength();
        pdu.putByte(octets);
        pdu.putBytes(operation.bytes(), operation.textOffset(), octets);
        if (payload) {
            pdu.putShort(TlvTag.MESSAGE_PAYLOAD);
            pdu.putShort(operation.textLength());
            pdu.putBytes(operation.bytes(), operation.textOffset(), operation.textLength());
        }
        pdu.putTlvs(original, tag -> tag == TlvTag.MESSAGE_PAYLOAD);
        pdu.end(0);
    }

    private void putTime(byte[] bytes, int at, int length) {
        pdu.putString(bytes, at, length);
    }
}
