package io.needletail.core.shard;

import io.needletail.api.account.MessageTerms;
import io.needletail.api.journal.Fact;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.OperationView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.protocol.SmppTime;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;

/**
 * When a message is due and until when it is valid (3.4 sections 5.2.15, 5.2.16; v5.0 4.7.23). A schedule that has passed, or lies
 * beyond the longest validity from now, is ESME_RINVSCHED; a validity period that ends before the message is sent, or is longer
 * than the longest from then on, ESME_RINVEXPIRY, unless it is to be cut. What is no time at all never gets here. Shard thread only.
 */
final class MessageTimes {
    /** A transaction is ended by its own timer, which knows what to answer, before its message expires. */
    private static final long LAST_TO_EXPIRE_MILLIS = 1_000;

    private final ShardState state;
    private long defaultMillis;
    private long maxMillis;

    /** When the message is to be sent; 0 or in the past for at once. */
    long dueMillis;
    /** When it is given up. */
    long expiryMillis;

    MessageTimes(ShardState state) {
        this.state = state;
    }

    /** Of a message that comes in; answers ESME_ROK, or what is wrong. */
    int ofSubmit(MessageView message, AccountEntry account) {
        take(account);
        dueMillis = 0;
        expiryMillis = state.nowMillis + defaultMillis;
        if (message.scheduleLength() > 0) {
            int status = schedule(message.bytes(), message.scheduleOffset(), message.scheduleLength());
            if (status != CommandStatus.ROK) {
                return status;
            }
            expiryMillis = from(dueMillis) + defaultMillis;
        }
        return message.validityLength() == 0
                ? CommandStatus.ROK
                : validity(message.bytes(), message.validityOffset(), message.validityLength(), dueMillis);
    }

    /** Of a datagram or transaction, which cannot be scheduled and lives no longer than its answer may take. */
    int ofSingleAttempt(MessageView message, AccountEntry account) {
        if (message.scheduleLength() > 0) {
            return CommandStatus.RINVSCHED;
        }
        int status = ofSubmit(message, account);
        limit(state.config.validity().transactionMillis() + LAST_TO_EXPIRE_MILLIS);
        return status;
    }

    /** Of a message that is to be replaced: what the operation does not say stays (3.4 section 4.10). */
    int ofReplacement(int entry, Fact fact, OperationView operation) {
        MessageTable table = state.table;
        take(state.ports.accounts().entry(table.account(entry)));
        dueMillis = dueOf(entry, fact);
        expiryMillis = table.expiryMillis(entry);
        // Before the first attempt it is the schedule that is waited for, later a repetition, which may be given up.
        long sent = table.attempts(entry) == 0 ? dueMillis : 0;
        if (operation.scheduleLength() > 0) {
            int status = schedule(operation.bytes(), operation.scheduleOffset(), operation.scheduleLength());
            if (status != CommandStatus.ROK) {
                return status;
            }
            sent = dueMillis;
            expiryMillis = Math.max(expiryMillis, from(dueMillis) + defaultMillis);
        }
        return operation.validityLength() == 0
                ? CommandStatus.ROK
                : validity(operation.bytes(), operation.validityOffset(), operation.validityLength(), sent);
    }

    /** What it waits for itself: its schedule, or the pause after a failed attempt. Not a place in a queue, nor a handset. */
    private long dueOf(int entry, Fact fact) {
        boolean waits = state.table.phase(entry) == Phase.WAITING;
        // Of a part that was held, the fact has the end of that.
        long schedule = (fact.flags & Fact.HELD) != 0 ? state.table.due(entry) : fact.dueMillis;
        boolean scheduled = schedule > state.nowMillis;
        // The table has the end of its validity, where that is before its schedule.
        return waits && (scheduled || state.table.attempts(entry) > 0) ? Math.max(state.table.due(entry), schedule) : 0;
    }

    /** A rule allows no more than this from the time that the message is sent; 0 is no limit. */
    void limit(long longestMillis) {
        if (longestMillis > 0) {
            expiryMillis = Math.min(expiryMillis, from(dueMillis) + longestMillis);
        }
    }

    private void take(AccountEntry account) {
        ShardConfig.Validity server = state.config.validity();
        defaultMillis = server.defaultMillis();
        maxMillis = server.maxMillis();
        MessageTerms own = account.messages();
        if (own != null) {
            maxMillis = own.maxValidityMillis() > 0 ? own.maxValidityMillis() : maxMillis;
            defaultMillis =
                    Math.min(own.defaultValidityMillis() > 0 ? own.defaultValidityMillis() : defaultMillis, maxMillis);
        }
    }

    private int schedule(byte[] bytes, int at, int length) {
        long now = state.nowMillis;
        dueMillis = SmppTime.parse(bytes, at, length, now);
        boolean passed = dueMillis < now - state.config.validity().pastMillis();
        return passed || dueMillis > now + maxMillis ? CommandStatus.RINVSCHED : CommandStatus.ROK;
    }

    private int validity(byte[] bytes, int at, int length, long sentMillis) {
        long asked = SmppTime.parse(bytes, at, length, state.nowMillis);
        long from = from(sentMillis);
        boolean tooLong = asked > from + maxMillis;
        if (asked <= from || tooLong && !state.config.validity().cutsLonger()) {
            return CommandStatus.RINVEXPIRY;
        }
        expiryMillis = tooLong ? from + maxMillis : asked;
        return CommandStatus.ROK;
    }

    private long from(long sentMillis) {
        return Math.max(state.nowMillis, sentMillis);
    }
}
