package io.needletail.load.session;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.load.ledger.IdLedger;
import io.needletail.load.ledger.MobileOriginatedLedger;
import io.needletail.load.tally.LoopTallies;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliver_sm and data_sm: receipts into the account of ids, other messages into that of mobile-originated ones. Each is answered
 * with ESME_ROK. In the loop.
 */
final class DeliverReader {
    private static final int TYPE = 0x3C;
    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;

    private final LoopTallies tallies;
    /** Where receipts are matched; null if none were asked for. */
    private final @Nullable IdLedger ledger;

    private final MobileOriginatedLedger mobileOriginated;
    private final MessageView view = new MessageView();
    private final ReceiptFields fields = new ReceiptFields();

    DeliverReader(LoopTallies tallies, @Nullable IdLedger ledger, MobileOriginatedLedger mobileOriginated) {
        this.tallies = tallies;
        this.ledger = ledger;
        this.mobileOriginated = mobileOriginated;
    }

    /** A deliver_sm or data_sm in these octets. */
    void read(LoadSession session, byte[] bytes, int at, int length, long now, TurnOutput output) {
        int response = CommandId.RESPONSE | WireInt.get(bytes, at + 4);
        ControlPdus.emptyIdResponse(output, session.channel(), response, WireInt.get(bytes, at + 12));
        if (MessageScanner.scan(bytes, at, length, view) != CommandStatus.ROK) {
            tallies.receipts.withoutId++;
            return;
        }
        int type = view.esmClass() & TYPE;
        if (type == RECEIPT) {
            readReceipt(now);
        } else if (type != INTERMEDIATE) {
            mobileOriginated.note(bytes, view.textOffset(), view.textLength());
        }
    }

    private void readReceipt(long now) {
        if (ledger == null) {
            return;
        }
        fields.read(view);
        if (fields.state() < MessageState.DELIVERED.code()) {
            return;
        }
        if (!fields.hasId()) {
            tallies.receipts.withoutId++;
            return;
        }
        long intended = ledger.receipted(fields.id(), now);
        if (intended == IdLedger.DUPLICATE) {
            tallies.receipts.duplicate++;
        } else if (intended == IdLedger.UNKNOWN) {
            tallies.receipts.unknown++;
        } else {
            tallies.receipts.states[fields.state()]++;
            if (intended != IdLedger.EARLY) {
                tallies.receipted(intended, now);
            }
        }
    }
}
