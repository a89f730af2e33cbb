package io.needletail.core.shard;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.carrier.EarlyReceipts;
import io.needletail.core.protocol.CarrierReceipt;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** Folds the facts of a journal, in order, into the message table. Shard thread, before the first event. */
final class Recovery implements FactVisitor {
    private final ShardState state;
    private byte[] lastSystemId = new byte[0];
    private int lastAccount = -1;
    /** Receipts that came before the response they belong to; their clock is the wall's. */
    private final EarlyReceipts strays = new EarlyReceipts();

    private final Int2ObjectHashMap<EarlyReceipts.Early> outcomes = new Int2ObjectHashMap<>();
    private final RecoveredParts parts = new RecoveredParts();
    private final CarrierReceipt receipt = new CarrierReceipt();
    private final MessageView view = new MessageView();
    private final FamilyRecovery families;

    Recovery(ShardState state) {
        this.state = state;
        this.families = new FamilyRecovery(state);
    }

    /** After the last fact. */
    void end() {
        families.end();
    }

    @Override
    public void visit(Fact fact, long address) {
        families.see(fact);
        int entry = state.table.find(fact.id);
        if (fact.type == FactType.STRAY_RECEIPT) {
            stray(fact);
        } else if (fact.type.carriesPdu()) {
            take(fact, address, entry);
        } else if (entry != MessageTable.NONE) {
            apply(fact, entry);
        }
    }

    /** The parts of long messages that the journal knows. */
    RecoveredParts parts() {
        return parts;
    }

    /** What a carrier had said of a message before its hand-over, and what has not reached the journal otherwise; or null. */
    EarlyReceipts.@Nullable Early outcome(int entry) {
        return outcomes.get(entry);
    }

    private void take(Fact fact, long address, int known) {
        MessageTable table = state.table;
        int entry = known;
        if (entry == MessageTable.NONE) {
            entry = state.insert(fact.id, account(fact), 0, 0, 0);
        } else {
            state.live.remove(Address.file(table.address(entry)));
            state.forgetUpstream(entry);
        }
        table.address(entry, address);
        state.live.add(Address.file(address));
        int registered = fact.flags >>> Fact.REGISTERED_SHIFT & Fact.REGISTERED_MASK;
        int shortId = (fact.flags & Fact.SHORT_ID) != 0 ? MessageTable.SHORT_ID : 0;
        table.flags(entry, shortId | AcceptStage.receiptFlags(registered));
        state.mark(entry, fact.flags);
        table.networkError(entry, fact.networkError);
        table.state(entry, fact.state);
        boolean isFinal = fact.state.isFinal();
        boolean held = (fact.flags & Fact.HELD) != 0 && !isFinal;
        table.phase(entry, held ? Phase.HELD : Phase.JOURNALING);
        table.attempts(entry, held ? 0 : fact.attempts);
        table.due(entry, fact.dueMillis);
        table.expiryMillis(entry, isFinal ? fact.dueMillis : fact.expiryMillis);
        if (held) {
            parts.held(entry, fact.upstream, true);
        } else if (fact.upstream != 0) {
            isHandedTo(fact, entry);
        }
        if ((fact.flags & Fact.MEMBER) != 0) {
            families.take(fact, entry);
        }
    }

    private void apply(Fact fact, int entry) {
        MessageTable table = state.table;
        // Of a hand-over before this fact; what lay between may be lost with a page of the disk.
        outcomes.remove(entry);
        switch (fact.type) {
            case ATTEMPTED -> {
                table.phase(entry, Phase.JOURNALING);
                state.forgetUpstream(entry);
                table.attempts(entry, fact.attempts);
                table.due(entry, fact.dueMillis);
                table.networkError(entry, fact.networkError);
            }
            case FINAL -> {
                parts.concluded(fact);
                table.phase(entry, Phase.JOURNALING);
                state.ports.states().concluded(fact.id, fact.state, fact.networkError, fact.timeMillis);
                if (table.isMember(entry)) {
                    families.concluded(fact);
                }
                if ((fact.flags & Fact.RECEIPT_OWED) == 0) {
                    state.forget(entry);
                } else {
                    state.forgetUpstream(entry);
                    table.state(entry, fact.state);
                    table.networkError(entry, fact.networkError);
                    table.attempts(entry, 0);
                    table.expiryMillis(entry, fact.timeMillis);
                }
            }
            case SETTLED -> {
                if (FamilyRecovery.isVoid(fact)) {
                    families.voided(fact);
                }
                state.forget(entry);
            }
            case CANCELLED -> table.state(entry, MessageState.DELETED);
            case HANDED_OVER -> {
                table.phase(entry, Phase.JOURNALING);
                handedOver(fact, entry);
            }
            case JOINED -> parts.held(entry, fact.upstream, (fact.flags & Fact.RECEIPT_OWED) != 0);
            case DECIDED, STRAY_RECEIPT -> {}
            case ACCEPTED, CARRIED, REPLACED -> throw new IllegalStateException(fact.type + " carries a PDU");
        }
    }

    private void stray(Fact fact) {
        if (fact.upstream != 0
                && MessageScanner.scan(fact.pdu, fact.pduOffset, fact.pduLength, view) == CommandStatus.ROK) {
            receipt.read(view);
            strays.add(
                    new EarlyReceipts.Early(fact.upstream, receipt.state(), receipt.networkError(), fact.timeMillis));
        }
    }

    private void handedOver(Fact fact, int entry) {
        EarlyReceipts.Early early = strays.take(fact.upstream, fact.timeMillis);
        if (early != null) {
            outcomes.put(entry, early);
        }
        isHandedTo(fact, entry);
    }

    private void isHandedTo(Fact fact, int entry) {
        state.rememberUpstream(entry, fact.upstream);
        String carrier = new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1);
        state.table.destination(entry, state.targets.number(carrier));
        state.table.due(entry, fact.dueMillis);
    }

    private int account(Fact fact) {
        if (!Arrays.equals(fact.systemId, 0, fact.systemIdLength, lastSystemId, 0, lastSystemId.length)) {
            lastSystemId = Arrays.copyOf(fact.systemId, fact.systemIdLength);
            lastAccount = state.ports
                    .accounts()
                    .recover(new String(lastSystemId, StandardCharsets.ISO_8859_1))
                    .index();
        } else if (lastAccount < 0) {
            lastAccount = state.ports.accounts().recover("").index();
        }
        return lastAccount;
    }
}
