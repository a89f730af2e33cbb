package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.family.Family;
import io.needletail.core.family.MemberHeader;
import io.needletail.core.table.MessageTable;
import org.jspecify.annotations.Nullable;

/**
 * Folds the facts of families. The facts of a family are written one behind the other, and nothing is done with its messages before
 * the last one is durable: so a family without its last fact is the end of what a process that was killed has written, nobody
 * was told of it, and it is forgotten. Shard thread, before the first event.
 */
final class FamilyRecovery {
    private final ShardState state;
    private final MessageView view = new MessageView();
    /** Whose last fact has not come yet. */
    private @Nullable Family open;

    FamilyRecovery(ShardState state) {
        this.state = state;
    }

    /** Any fact, before it is folded. */
    void see(Fact fact) {
        boolean belongs = fact.type == FactType.ACCEPTED && (fact.flags & (Fact.MEMBER | Fact.PINNED)) != 0;
        if (!belongs && fact.type != FactType.DECIDED && !isVoid(fact)) {
            open = null;
        }
    }

    /** A fact with the PDU of a member; its entry is in the table, with its state. */
    void take(Fact fact, int entry) {
        MessageTable table = state.table;
        table.member(entry);
        if (table.state(entry).isFinal() || state.families.of(fact.id) != null) {
            return;
        }
        Family family = state.families.find(MemberHeader.family(fact.pdu, fact.pduOffset));
        if (family == null) {
            family = open(fact, table.account(entry));
        }
        state.families.join(family, fact.id);
        if (fact.type == FactType.ACCEPTED) {
            open = (fact.flags & Fact.LAST_MEMBER) == 0 ? family : null;
        }
    }

    /** A final state. */
    void concluded(Fact fact) {
        Family family = state.families.conclude(fact.id, fact.state, fact.networkError);
        if (family != null && family.isOver()) {
            state.ports.states().concluded(family.id(), family.worst(), family.worstError(), fact.timeMillis);
        }
    }

    /** True for a fact that says that a message does not count, because its family was never whole. */
    static boolean isVoid(Fact fact) {
        return fact.type == FactType.SETTLED && (fact.flags & Fact.MEMBER) != 0;
    }

    /** The message of such a fact: it is about to be forgotten. If others of its family are left, they are to follow. */
    void voided(Fact fact) {
        Family family = state.families.of(fact.id);
        if (family != null) {
            open = family;
            state.families.conclude(fact.id, MessageState.UNKNOWN, 0);
        }
    }

    /** All facts have been folded: forgets a family that was never whole. */
    void end() {
        Family family = open;
        if (family == null) {
            return;
        }
        for (long member : family.members().toLongArray()) {
            int entry = state.table.find(member);
            if (state.families.of(member) == family && entry != MessageTable.NONE) {
                Fact fact = state.writer.fact(FactType.SETTLED, member, state.nowMillis);
                fact.flags = Fact.MEMBER;
                state.writer.append(fact);
                state.families.conclude(member, MessageState.UNKNOWN, 0);
                state.forget(entry);
            }
        }
        open = null;
    }

    private Family open(Fact fact, int account) {
        byte[] pdu = fact.pdu;
        int start = fact.pduOffset;
        int source =
                MessageScanner.scan(pdu, start, fact.pduLength, view) == CommandStatus.ROK ? SourceHash.of(view) : 0;
        Family family = state.families.open(
                MemberHeader.family(pdu, start), account, source, MemberHeader.hasOneReceipt(pdu, start), 4);
        MemberHeader.noteWorst(pdu, start, family);
        return family;
    }
}
