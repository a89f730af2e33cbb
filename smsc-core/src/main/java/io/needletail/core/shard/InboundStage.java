package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.CarrierMetrics;
import io.needletail.core.carrier.EarlyReceipts;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.CarrierReceipt;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes what carriers send: receipts find their message, anything else is accepted as a mobile-originated message. Either
 * is answered when the journal has it. Shard thread only.
 */
final class InboundStage {
    /** The lag of one receipt in sixteen is measured: when its message was accepted stands in the journal. */
    private static final int LAG_SAMPLE = 15;

    private final ShardState state;
    private final PendingAnswers answers;
    private final AcceptStage accept;
    private final ForwardStage forward;
    private final HeldReceipts held;
    private final StoredMessage stored;
    private final MessageView original = new MessageView();
    private final CarrierReceipt receipt = new CarrierReceipt();
    /** By account number: those that have sent something. */
    private @Nullable Carrier[] carriers = new Carrier[0];

    private int receipts;

    InboundStage(
            ShardState state,
            StoredMessage stored,
            PendingAnswers answers,
            AcceptStage accept,
            ForwardStage forward,
            HeldReceipts held) {
        this.state = state;
        this.stored = stored;
        this.answers = answers;
        this.accept = accept;
        this.forward = forward;
        this.held = held;
    }

    /** A deliver_sm or data_sm on a session with a carrier. */
    void accept(ShardEvent event) {
        Carrier carrier = carrierOf(event);
        if (carrier == null) {
            accept.refuse(event, CommandStatus.RSYSERR);
        } else if (CarrierReceipt.isReceipt(event.message())) {
            onReceipt(event, carrier);
        } else {
            carrier.metrics().mobileOriginated.increment();
            accept.accept(event, carrier);
        }
    }

    private void onReceipt(ShardEvent event, Carrier carrier) {
        receipt.read(event.message());
        long id = idOf(carrier);
        int entry = id == 0 ? MessageTable.NONE : state.upstreams.find(id);
        if (!receipt.state().isFinal()) {
            carrier.metrics().intermediateReceipts.increment();
        } else if (entry != MessageTable.NONE && state.table.phase(entry) == Phase.AWAITING_RECEIPT) {
            if ((receipts++ & LAG_SAMPLE) == 0) {
                recordLag(carrier, entry);
            }
            forward.onReceipt(entry, carrier, receipt.state(), receipt.networkError());
        } else if (id != 0 && state.early.wasConcluded(id)) {
            carrier.metrics().repeatedReceipts.increment();
        } else if (mayBeEarly(id, carrier)) {
            hold(event, id, carrier);
            return;
        } else {
            remember(id, receipt.state(), receipt.networkError());
            if (event.passes + 1 < state.config.shards()) {
                pass(event);
                return;
            }
            MessageView message = event.message();
            keep(message.bytes(), message.start(), message.length(), carrier, id);
        }
        answers.add(event, MessageTable.NONE, 0, state.writer.lastBatch());
    }

    /** The id of its TLV if that is known, else the one of its text: carriers write them in different forms. 0 for none. */
    private long idOf(Carrier carrier) {
        long ofTlv = receipt.tlvIdLength() == 0
                ? 0
                : carrier.responseId(receipt.bytes(), receipt.tlvIdOffset(), receipt.tlvIdLength());
        if (receipt.textIdLength() == 0 || isKnown(ofTlv)) {
            return ofTlv;
        }
        long ofText = carrier.receiptId(receipt.bytes(), receipt.textIdOffset(), receipt.textIdLength());
        return isKnown(ofText) || ofTlv == 0 ? ofText : ofTlv;
    }

    private boolean isKnown(long id) {
        return id != 0 && (state.upstreams.find(id) != MessageTable.NONE || state.early.wasConcluded(id));
    }

    /** Nobody's, as far as is known now: it goes into the journal as it is. */
    private void keep(byte[] pdu, int at, int length, Carrier carrier, long id) {
        carrier.metrics().strayReceipts.increment();
        Fact fact = state.writer.fact(FactType.STRAY_RECEIPT, 0, state.nowMillis);
        fact.upstream = id;
        fact.destination = carrier.nameBytes();
        fact.destinationLength = fact.destination.length;
        fact.pdu = pdu;
        fact.pduOffset = at;
        fact.pduLength = length;
        state.writer.append(fact);
    }

    /** With several shards it is not known whether the response would be this one's. */
    private boolean mayBeEarly(long id, Carrier carrier) {
        return id != 0 && state.config.shards() == 1 && carrier.isAnswering() && held.hasRoom();
    }

    private void hold(ShardEvent event, long id, Carrier carrier) {
        MessageView message = event.message();
        int end = message.start() + message.length();
        held.add(new HeldReceipts.Held(
                id,
                carrier,
                receipt.state(),
                receipt.networkError(),
                Arrays.copyOfRange(message.bytes(), message.start(), end),
                Origin.of(event, message.commandId()),
                state.steadyMillis));
    }

    /** A few times a second: no response has named the id of what has been held for long. */
    void onTime() {
        for (HeldReceipts.Held late = held.overdue(); late != null; late = held.overdue()) {
            remember(late.id, late.outcome, late.networkError);
            keep(late.pdu, 0, late.pdu.length, late.carrier, late.id);
            held.answer(late);
        }
    }

    /** Its message may turn up soon: the response with its id is under way. */
    private void remember(long id, MessageState outcome, int networkError) {
        if (id != 0) {
            state.early.add(new EarlyReceipts.Early(id, outcome, networkError, state.steadyMillis));
        }
    }

    /** Its message may be another shard's: the number it went to need not be the one it was submitted with. */
    private void pass(ShardEvent event) {
        MessageView message = event.message();
        int next = (state.config.index() + 1) % state.config.shards();
        boolean passed = state.ports
                .outboxes()
                .get(event.loop)
                .pass(event.session, message.bytes(), message.start(), message.length(), next);
        if (!passed) {
            accept.refuse(event, CommandStatus.RX_T_APPN);
        }
    }

    private void recordLag(Carrier carrier, int entry) {
        try {
            long acceptedMillis = stored.load(entry, original);
            carrier.metrics().receiptLagMicros.recordValue(CarrierMetrics.micros(state.nowMillis - acceptedMillis));
        } catch (UnreadableMessageException e) {
            // Whoever needs the message finds out, too.
            state.metrics.unreadable.increment();
        }
    }

    private @Nullable Carrier carrierOf(ShardEvent event) {
        Carrier known = event.account < carriers.length ? carriers[event.account] : null;
        if (known == null) {
            AccountEntry account = state.ports.accounts().entry(event.account);
            known = state.targets.carrier(
                    state.targets.number(account.account().systemId().substring(1)));
            carriers = Arrays.copyOf(carriers, Math.max(carriers.length, event.account + 1));
            carriers[event.account] = known;
        }
        return known;
    }
}
