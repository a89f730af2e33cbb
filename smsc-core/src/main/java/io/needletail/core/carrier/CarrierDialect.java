package io.needletail.core.carrier;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one carrier wants messages and writes ids: its quirks as data. Immutable.
 *
 * @param responseId form of message_id in submit_sm_resp
 * @param receiptId form of the id in its receipts
 * @param sendsPlus what becomes of a leading {@code +} of destination_addr: true adds one to international numbers that lack
 *     it, false takes it away, null leaves addresses as they are
 * @param validity whether validity_period is sent on, as what is left of it, relative
 * @param schedule whether a schedule_delivery_time in the future is sent on instead of waiting here
 * @param payloadAbove texts of more octets than this go into message_payload: 254, or 0 for always, or 255 for 5.0 carriers
 * @param dataCodings data_coding values that the carrier knows by another number
 * @param tlvs tags of TLVs that the carrier knows by another tag; 0 as the new tag leaves the TLV out
 * @param serviceType service_type for all messages, null for each message's own
 * @param dataSm whether messages are data_sm instead of submit_sm; on a session below 3.4 they are not
 */
public record CarrierDialect(
        IdForm responseId,
        IdForm receiptId,
        @Nullable Boolean sendsPlus,
        boolean validity,
        boolean schedule,
        int payloadAbove,
        Map<Integer, Integer> dataCodings,
        Map<Integer, Integer> tlvs,
        @Nullable String serviceType,
        boolean dataSm) {
    public CarrierDialect {
        dataCodings = Map.copyOf(dataCodings);
        tlvs = Map.copyOf(tlvs);
    }

    /** Everything as it comes. */
    public static CarrierDialect usual() {
        return new CarrierDialect(IdForm.TEXT, IdForm.TEXT, null, true, false, 254, Map.of(), Map.of(), null, false);
    }
}
