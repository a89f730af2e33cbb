package io.needletail.app.client;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.tlv.TlvConvertException;
import io.needletail.api.message.MessageState;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes receipts and confirms them; client thread. */
final class ReceiptHandler extends DefaultSmppSessionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);
    private static final int TYPE_BITS = 0x3C;

    private final Consumer<ReceivedReceipt> listener;

    ReceiptHandler(Consumer<ReceivedReceipt> listener) {
        super(LOG);
        this.listener = listener;
    }

    @Override
    @SuppressWarnings("rawtypes") // Cloudhopper's signature
    public PduResponse firePduRequestReceived(PduRequest request) {
        if (request instanceof DeliverSm deliver
                && (deliver.getEsmClass() & TYPE_BITS) == SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT) {
            receipt(deliver);
        }
        return request.createResponse();
    }

    @Override
    public void fireChannelUnexpectedlyClosed() {
        LOG.debug("the server closed the connection");
    }

    @Override
    @SuppressWarnings("rawtypes") // Cloudhopper's signature
    public void firePduRequestExpired(PduRequest request) {
        LOG.debug("no answer to {}", request);
    }

    private void receipt(DeliverSm deliver) {
        Tlv id = deliver.getOptionalParameter(SmppConstants.TAG_RECEIPTED_MSG_ID);
        Tlv state = deliver.getOptionalParameter(SmppConstants.TAG_MSG_STATE);
        try {
            if (id != null && state != null) {
                MessageState known = MessageState.of(state.getValueAsByte());
                listener.accept(new ReceivedReceipt(id.getValueAsString(), known.receiptWord()));
            }
        } catch (TlvConvertException | IllegalArgumentException e) {
            LOG.warn("receipt not understood: {}", e.getMessage());
        }
    }
}
