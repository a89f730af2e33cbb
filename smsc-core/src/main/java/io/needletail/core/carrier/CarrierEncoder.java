package io.needletail.core.carrier;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdits;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.MessageEncoder;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.SubmitTerms;
import java.nio.charset.StandardCharsets;
import org.agrona.collections.Int2IntHashMap;
import org.jspecify.annotations.Nullable;

/** Writes messages as one carrier wants them. Shard thread only; allocates nothing once its buffers have grown. */
public final class CarrierEncoder {
    private static final int SAME = -1;
    private static final int INTERNATIONAL = 1;
    private static final int RECEIPT = 1;
    private static final int MODE = 0x03;
    private static final int STORE_AND_FORWARD = 0x03;

    private final CarrierDialect dialect;
    private final boolean receipts;
    private final Int2IntHashMap dataCodings = new Int2IntHashMap(SAME);
    private final Int2IntHashMap tlvs = new Int2IntHashMap(SAME);
    private final byte @Nullable [] serviceType;
    private final SubmitTerms terms = new SubmitTerms();

    public CarrierEncoder(CarrierConfig config) {
        dialect = config.dialect();
        receipts = config.outcomes().whenAccepted() == null;
        dialect.dataCodings().forEach(dataCodings::put);
        dialect.tlvs().forEach(tlvs::put);
        String fixed = dialect.serviceType();
        serviceType = fixed == null ? null : fixed.getBytes(StandardCharsets.ISO_8859_1);
        terms.payloadAbove = dialect.payloadAbove();
        terms.tlvNames = this::tag;
    }

    /**
     * Appends the submit_sm or data_sm.
     *
     * @param edits what the rules have made of the original; changed here to the carrier's form
     * @param version of the session
     * @param validForMillis what is left of the message's validity
     * @return index of the PDU in the buffer, or {@link MessageEncoder#UNFIT}
     */
    public int encode(
            MessageView original, MessageEdits edits, int version, long validForMillis, long nowMillis, PduBuffer out) {
        fit(edits);
        terms.version = version;
        terms.nowMillis = nowMillis;
        terms.validForMillis = dialect.validity() ? validForMillis : 0;
        terms.registeredDelivery = receipts ? RECEIPT : 0;
        return dialect.dataSm() && InterfaceVersion.allowsTlvs(version)
                ? MessageEncoder.data(original, edits, terms, out)
                : MessageEncoder.submit(original, edits, terms, out);
    }

    private void fit(MessageEdits edits) {
        if ((edits.esmClass & MODE) != STORE_AND_FORWARD) {
            // How a datagram or transaction ends is what the carrier's receipt says: the mode is between the ESME and
            // us.
            edits.esmClass &= ~MODE;
        }
        Boolean plus = dialect.sendsPlus();
        boolean hasPlus = edits.destinationLength > 0 && edits.destination[0] == '+';
        if (plus != null && plus && !hasPlus && edits.destinationTon == INTERNATIONAL) {
            System.arraycopy(edits.destination, 0, edits.destination, 1, edits.destinationLength);
            edits.destination[0] = '+';
            edits.destinationLength++;
        } else if (plus != null && !plus && hasPlus) {
            edits.destination(edits.destination, 1, edits.destinationLength - 1);
        }
        int coding = dataCodings.get(edits.dataCoding);
        if (coding != SAME) {
            edits.dataCoding = coding;
        }
        if (serviceType != null) {
            edits.serviceType = serviceType;
            edits.serviceTypeOffset = 0;
            edits.serviceTypeLength = serviceType.length;
        }
    }

    private int tag(int original) {
        int known = tlvs.get(original);
        return known == SAME ? original : known;
    }
}
