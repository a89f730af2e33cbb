package io.needletail.app.journal;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.app.launch.ExportRequest;
import io.needletail.core.protocol.MessageIdText;
import io.needletail.persistence.JournalReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes call detail records of one shard's facts: a record is written when its message is settled, or final with no receipt
 * asked for, and at the end those of the messages that are not. Messages whose acceptance is in no file any more are left
 * out. One thread, once.
 */
final class CallRecordFold {
    private final JournalReader journal;
    private final ExportRequest request;
    private final RecordOutput out;
    private final Discretion discretion;
    private final byte[] account;
    private final OpenMessages open = new OpenMessages();
    private final CallRecord record = new CallRecord();
    private final Fact stored = new Fact();
    private final MessageView view = new MessageView();
    private final KnownTexts names = new KnownTexts();
    private final byte[] idText = new byte[MessageIdText.MAX_LENGTH];

    CallRecordFold(JournalReader journal, ExportRequest request, RecordOutput out) {
        this.journal = journal;
        this.request = request;
        this.out = out;
        this.discretion = new Discretion(request.disclosure());
        String wanted = request.account();
        this.account = wanted == null ? new byte[0] : wanted.getBytes(StandardCharsets.ISO_8859_1);
    }

    void run() {
        journal.forEach(this::visit);
        for (long id : open.ids()) {
            write(id, open.find(id), RecordOutput.UNKNOWN);
        }
    }

    private void visit(Fact fact, long address) {
        if (fact.type == FactType.STRAY_RECEIPT) {
            stray(fact);
            return;
        }
        int slot = open.find(fact.id);
        if (fact.type.carriesPdu()) {
            message(fact, address, slot);
        } else if (slot != OpenMessages.NONE) {
            apply(fact, address, slot);
        }
    }

    private void message(Fact fact, long address, int known) {
        int slot = known;
        if (slot == OpenMessages.NONE) {
            if (!isWanted(fact)) {
                return;
            }
            slot = open.add(fact.id);
            open.set(slot, OpenMessages.HANDED_OVER, Address.NONE);
            open.set(slot, OpenMessages.DECIDED, Address.NONE);
            open.set(slot, OpenMessages.ACCEPTED_MILLIS, fact.timeMillis);
            open.set(slot, OpenMessages.FINAL_MILLIS, RecordOutput.UNKNOWN);
            open.set(slot, OpenMessages.STATE, MessageState.ENROUTE.code());
        }
        open.set(slot, OpenMessages.BODY, address);
        if (fact.type == FactType.CARRIED) {
            open.set(slot, OpenMessages.ERROR, fact.networkError);
            if (fact.state.isFinal()) {
                open.set(slot, OpenMessages.STATE, fact.state.code());
                open.set(slot, OpenMessages.FINAL_MILLIS, fact.dueMillis);
            } else if ((fact.flags & Fact.HELD) == 0) {
                open.set(slot, OpenMessages.ATTEMPTS, fact.attempts);
            }
        }
    }

    private boolean isWanted(Fact fact) {
        return isInTime(fact)
                && (account.length == 0
                        || Arrays.equals(account, 0, account.length, fact.systemId, 0, fact.systemIdLength));
    }

    private boolean isInTime(Fact fact) {
        return fact.timeMillis >= request.fromMillis() && fact.timeMillis < request.toMillis();
    }

    private void apply(Fact fact, long address, int slot) {
        switch (fact.type) {
            case ATTEMPTED -> {
                open.set(slot, OpenMessages.ATTEMPTS, fact.attempts);
                open.set(slot, OpenMessages.ERROR, fact.networkError);
            }
            case HANDED_OVER -> {
                if (fact.pduLength > 0 || open.get(slot, OpenMessages.HANDED_OVER) == Address.NONE) {
                    open.set(slot, OpenMessages.HANDED_OVER, address);
                }
            }
            case JOINED -> {}
            case DECIDED -> open.set(slot, OpenMessages.DECIDED, address);
            case CANCELLED -> conclude(fact, slot, MessageState.DELETED);
            case FINAL -> {
                conclude(fact, slot, fact.state);
                open.set(slot, OpenMessages.ERROR, fact.networkError);
                open.set(slot, OpenMessages.ATTEMPTS, Math.max(open.get(slot, OpenMessages.ATTEMPTS), fact.attempts));
                if ((fact.flags & Fact.RECEIPT_OWED) == 0) {
                    finish(fact.id, slot, RecordOutput.UNKNOWN);
                }
            }
            case SETTLED -> {
                if ((fact.flags & Fact.MEMBER) == 0) {
                    finish(fact.id, slot, fact.timeMillis);
                } else {
                    open.remove(fact.id);
                }
            }
            default -> throw new IllegalStateException(fact.type + " is not about a known message");
        }
    }

    private void conclude(Fact fact, int slot, MessageState finalState) {
        open.set(slot, OpenMessages.STATE, finalState.code());
        open.set(slot, OpenMessages.FINAL_MILLIS, fact.timeMillis);
    }

    private void finish(long id, int slot, long settledMillis) {
        write(id, slot, settledMillis);
        open.remove(id);
    }

    private void write(long id, int slot, long settledMillis) {
        record.clear();
        record.acceptedMillis = open.get(slot, OpenMessages.ACCEPTED_MILLIS);
        record.failedAttempts = open.get(slot, OpenMessages.ATTEMPTS);
        record.state = FactLine.word(MessageState.of((int) open.get(slot, OpenMessages.STATE)));
        record.error = open.get(slot, OpenMessages.ERROR);
        record.finalMillis = open.get(slot, OpenMessages.FINAL_MILLIS);
        record.settledMillis = settledMillis;
        boolean shortForm = false;
        if (journal.read(open.get(slot, OpenMessages.BODY), stored)) {
            shortForm = (stored.flags & Fact.SHORT_ID) != 0;
            record.account = names.of(stored.systemId, 0, stored.systemIdLength);
            addresses(stored);
            if (stored.upstream != 0 && stored.destinationLength > 0) {
                record.carrier = names.of(stored.destination, 0, stored.destinationLength);
            }
        }
        int length = MessageIdText.write(id, shortForm, idText, 0);
        record.messageId = new String(idText, 0, length, StandardCharsets.ISO_8859_1);
        if (open.get(slot, OpenMessages.DECIDED) != Address.NONE
                && journal.read(open.get(slot, OpenMessages.DECIDED), stored)) {
            record.rule = names.of(stored.pdu, stored.pduOffset, stored.pduLength);
            record.routedTo = names.of(stored.destination, 0, stored.destinationLength);
        }
        if (open.get(slot, OpenMessages.HANDED_OVER) != Address.NONE
                && journal.read(open.get(slot, OpenMessages.HANDED_OVER), stored)) {
            record.carrier = names.of(stored.destination, 0, stored.destinationLength);
            record.carrierMessageId = FactLine.text(stored);
            // One that was carried on has neither the carrier's id nor the time.
            record.handedOverMillis = stored.pduLength > 0 ? stored.timeMillis : RecordOutput.UNKNOWN;
        }
        record.write(out);
    }

    private void addresses(Fact fact) {
        if (MessageScanner.scan(fact.pdu, fact.pduOffset, fact.pduLength, view) == CommandStatus.ROK) {
            record.source = discretion.source(view);
            record.destination = discretion.destination(view);
            record.dataCoding = view.dataCoding();
            record.octets = view.textLength();
        }
    }

    private void stray(Fact fact) {
        if (request.account() != null || !isInTime(fact)) {
            return;
        }
        record.clear();
        record.type = CallRecord.STRAY_RECEIPT;
        record.acceptedMillis = fact.timeMillis;
        record.carrier = names.of(fact.destination, 0, fact.destinationLength);
        addresses(fact);
        if (record.octets != RecordOutput.UNKNOWN) {
            record.carrierMessageId = StrayReceipt.messageId(view);
            record.state = StrayReceipt.state(view);
        }
        record.write(out);
    }
}
