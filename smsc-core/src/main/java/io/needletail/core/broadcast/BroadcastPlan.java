package io.needletail.core.broadcast;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.SmppTime;
import java.nio.charset.StandardCharsets;

/**
 * When a broadcast is transmitted (5.0 sections 4.8.4.9 and 4.8.4.10): from its start on, at the interval, as often as it asks
 * for and its validity allows; a broadcast_rep_num of 0 leaves the number to the validity.
 *
 * @param status ESME_ROK, or what is wrong with its times; the rest is 0 then
 */
record BroadcastPlan(int status, long startMillis, long count, boolean isCut, long endMillis) {

    static BroadcastPlan of(BroadcastRequest request, BroadcastConfig config, long now) {
        long start = request.schedule().isEmpty() ? now : parse(request.schedule(), now);
        if (start < now || start > now + config.maxValidityMillis()) {
            return refused(CommandStatus.RINVSCHED);
        }
        long valid = start + config.defaultValidityMillis();
        if (!request.validity().isEmpty()) {
            valid = parse(request.validity(), now);
            if (valid <= start) {
                return refused(CommandStatus.RINVEXPIRY);
            }
        }
        valid = Math.min(valid, start + config.maxValidityMillis());
        long possible = 1 + (valid - start) / request.intervalMillis();
        int asked = request.repetitions();
        if (asked == 0) {
            return new BroadcastPlan(CommandStatus.ROK, start, possible, false, valid);
        }
        return asked > possible
                ? new BroadcastPlan(CommandStatus.ROK, start, possible, true, valid)
                : new BroadcastPlan(
                        CommandStatus.ROK, start, asked, false, start + (asked - 1) * request.intervalMillis());
    }

    private static BroadcastPlan refused(int status) {
        return new BroadcastPlan(status, 0, 0, false, 0);
    }

    private static long parse(String time, long now) {
        byte[] bytes = time.getBytes(StandardCharsets.ISO_8859_1);
        return SmppTime.parse(bytes, 0, bytes.length, now);
    }
}
