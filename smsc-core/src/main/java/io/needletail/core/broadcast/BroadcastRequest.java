package io.needletail.core.broadcast;

import java.util.List;

/**
 * A sound broadcast_sm, query_broadcast_sm or cancel_broadcast_sm; fields that its kind does not have are empty.
 *
 * @param schedule schedule_delivery_time
 * @param validity validity_period
 * @param areas each broadcast_area_identifier: its format, and what that needs
 * @param contentType broadcast_content_type as a number, {@link #NONE} for none
 * @param repetitions broadcast_rep_num
 * @param intervalMillis broadcast_frequency_interval
 * @param userReference user_message_reference, {@link #NONE} for none
 */
record BroadcastRequest(
        int commandId,
        String serviceType,
        String messageId,
        BroadcastSource source,
        String schedule,
        String validity,
        boolean replaces,
        List<byte[]> areas,
        int contentType,
        int repetitions,
        long intervalMillis,
        int userReference) {
    static final int NONE = -1;
}
