package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import java.util.Arrays;

/** Writes a submit_multi_resp (3.4 section 4.5.2): message_id, and the destinations that were refused. A flyweight for one thread. */
public final class MultiResponse {
    /** Most entries: no_unsuccess has one octet. */
    private static final int MOST_REFUSED = 255;

    private final PduBuffer pdu = new PduBuffer(512);
    private int countAt;
    private int refused;

    /** Starts the answer to a request. */
    public void begin(int sequence, byte[] id, int idLength) {
        pdu.clear();
        pdu.begin(CommandId.SUBMIT_MULTI_RESP, sequence);
        pdu.putString(id, 0, idLength);
        countAt = pdu.reserve(1);
        refused = 0;
    }

    /** A destination that will get nothing; those beyond 255 are left out, since they cannot be counted. */
    public void refuse(int ton, int npi, byte[] address, int status) {
        if (refused < MOST_REFUSED) {
            refused++;
            pdu.putByte(ton);
            pdu.putByte(npi);
            pdu.putString(address, 0, address.length);
            pdu.putInt(status);
        }
    }

    /** The PDU, a new array. */
    public byte[] end() {
        pdu.setByte(countAt, refused);
        pdu.end(0);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }
}
