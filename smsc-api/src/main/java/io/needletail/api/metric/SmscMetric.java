package io.needletail.api.metric;

import java.util.List;

/**
 * The catalogue: every metric the product publishes, under the name it has on {@code /metrics}. The page
 * docs/metrics.md is generated from it, and nothing is published that is not here (but the JVM's own metrics).
 */
public enum SmscMetric {
    SUBMITS("smsc_submits_total", Type.COUNTER, "", "Answers to submit_sm and data_sm, by command_status.", "status"),
    SUBMIT_TO_ACK(
            "smsc_submit_ack_seconds", Type.HISTOGRAM, "seconds", "From reading a submit_sm to its positive answer."),
    SUBMIT_TO_RECEIPT(
            "smsc_submit_receipt_seconds",
            Type.HISTOGRAM,
            "seconds",
            "From accepting a message to sending its receipt."),
    EXPIRY_LAG(
            "smsc_expiry_lag_seconds",
            Type.HISTOGRAM,
            "seconds",
            "From the end of a message's validity to its state EXPIRED."),
    THROTTLED("smsc_throttled_total", Type.COUNTER, "", "Submits refused by the rate of an account."),
    REFUSED(
            "smsc_refused_total",
            Type.COUNTER,
            "",
            "Submits that a shard refused: full (ids, table, disk or journal), route, time (schedule or validity), or parts (too many of"
                    + " long messages wait for the others).",
            "reason"),
    SUBMITS_UNACKNOWLEDGED(
            "smsc_submits_unacknowledged",
            Type.GAUGE,
            "",
            "Accepted submits whose answer waits for the journal.",
            "shard"),
    MESSAGES_ACCEPTED("smsc_messages_accepted_total", Type.COUNTER, "", "Messages accepted and acknowledged."),
    MESSAGES_LIVE("smsc_messages_live", Type.GAUGE, "", "Messages that are not settled yet.", "shard"),
    MESSAGES_FINAL("smsc_messages_final_total", Type.COUNTER, "", "Messages by final state.", "state"),
    MESSAGES_CARRIED(
            "smsc_messages_carried_total", Type.COUNTER, "", "Messages carried forward out of old journal files."),
    MESSAGES_JOINED(
            "smsc_messages_joined_total", Type.COUNTER, "", "Messages put together of the parts that were submitted."),
    PARTS_HELD("smsc_parts_held", Type.GAUGE, "", "Parts of long messages that wait for the others.", "shard"),
    PARTS_TIMED_OUT(
            "smsc_parts_timed_out_total",
            Type.COUNTER,
            "",
            "Parts of long messages that have waited for the others in vain."),
    MESSAGES_UNREADABLE(
            "smsc_messages_unreadable_total",
            Type.COUNTER,
            "",
            "Messages given up because the journal could not be read."),
    OLDEST_MESSAGE_AGE(
            "smsc_oldest_message_age_seconds",
            Type.GAUGE,
            "seconds",
            "Age of the oldest live message; 0 without one.",
            "shard"),
    ROUTE_VERSION(
            "smsc_route_snapshot_version", Type.GAUGE, "", "Version of the routing rules in force; 1 after the start."),
    ROUTE_RELOADS(
            "smsc_route_reloads_total",
            Type.COUNTER,
            "",
            "Reloads of the routing rules: loaded, or failed and the rules in force kept.",
            "result"),
    RETRIES("smsc_retries_total", Type.COUNTER, "", "Delivery attempts that failed and will be repeated."),
    RECEIPTS_PARKED(
            "smsc_receipts_parked", Type.GAUGE, "", "Receipts that wait for a bound receiver or its window.", "shard"),
    RECEIPTS(
            "smsc_receipts_total",
            Type.COUNTER,
            "",
            "Receipts by what became of a deliver_sm: sent, settled, refused, timed_out, returned (session lost), dropped.",
            "outcome"),
    NOTIFICATIONS("smsc_notifications_total", Type.COUNTER, "", "Intermediate notifications sent."),
    DELIVER_WINDOW(
            "smsc_deliver_window", Type.GAUGE, "", "Places in the deliver windows of all bound receivers.", "shard"),
    DELIVER_WINDOW_USED("smsc_deliver_window_used", Type.GAUGE, "", "deliver_sm sent and not answered.", "shard"),
    SUBMIT_WINDOW_USED("smsc_submit_window_used", Type.GAUGE, "", "Submits taken and not answered.", "loop"),
    RING_CAPACITY("smsc_ring_capacity", Type.GAUGE, "", "Slots of the ring in front of a shard.", "shard"),
    RING_USED("smsc_ring_used", Type.GAUGE, "", "Slots that wait for the shard.", "shard"),
    RING_STALLED(
            "smsc_ring_stalled_seconds",
            Type.GAUGE,
            "seconds",
            "Time since the ring last moved while it had work.",
            "shard"),
    SHARD_TURNS("smsc_shard_turns_total", Type.COUNTER, "", "Batches a shard has handled.", "shard"),
    SHARD_FAILURES(
            "smsc_shard_failures_total", Type.COUNTER, "", "Events that failed in a shard; each is a bug.", "shard"),
    JOURNAL_COMMIT("smsc_journal_commit_seconds", Type.HISTOGRAM, "seconds", "Writing one batch to the journal."),
    JOURNAL_SYNC("smsc_journal_sync_seconds", Type.HISTOGRAM, "seconds", "Forcing batches to the disk."),
    JOURNAL_WRITTEN(
            "smsc_journal_written_bytes_total", Type.COUNTER, "bytes", "Bytes written to the journal.", "shard"),
    JOURNAL_RECORDS("smsc_journal_records_total", Type.COUNTER, "", "Records written to the journal.", "shard"),
    JOURNAL_DAMAGES("smsc_journal_damages_total", Type.COUNTER, "", "Damaged places found when starting.", "shard"),
    JOURNAL_BYTES("smsc_journal_bytes", Type.GAUGE, "bytes", "Size of the journal's files.", "shard"),
    JOURNAL_FILES("smsc_journal_files", Type.GAUGE, "", "Number of the journal's files.", "shard"),
    JOURNAL_HEALTHY("smsc_journal_healthy", Type.GAUGE, "", "1 while the journal takes new messages, else 0.", "shard"),
    DISK_FREE("smsc_disk_free_bytes", Type.GAUGE, "bytes", "Free space where the journal is."),
    CARRIER_QUEUED(
            "smsc_carrier_queued",
            Type.GAUGE,
            "",
            "Messages that wait for a carrier, by lane: urgent, high, normal, bulk.",
            "carrier",
            "lane"),
    CARRIER_IN_FLIGHT(
            "smsc_carrier_in_flight", Type.GAUGE, "", "submit_sm sent to a carrier and not answered.", "carrier"),
    CARRIER_AWAITING_RECEIPT(
            "smsc_carrier_awaiting_receipt",
            Type.GAUGE,
            "",
            "Messages that a carrier has taken and not yet sent the receipt of.",
            "carrier"),
    CARRIER_SESSIONS(
            "smsc_carrier_sessions", Type.GAUGE, "", "Bound sessions that submit_sm may be sent on.", "carrier"),
    CARRIER_UP(
            "smsc_carrier_up",
            Type.GAUGE,
            "",
            "1 while messages are given to a carrier, 0 while it is down or answers nothing.",
            "carrier"),
    CARRIER_RATE(
            "smsc_carrier_rate",
            Type.GAUGE,
            "",
            "Messages a second that a carrier is given now, after adaptation; 0 without a limit.",
            "carrier"),
    CARRIER_SUBMITS(
            "smsc_carrier_submits_total",
            Type.COUNTER,
            "",
            "submit_sm sent to a carrier, repeats included.",
            "carrier"),
    CARRIER_OUTCOMES(
            "smsc_carrier_outcomes_total",
            Type.COUNTER,
            "",
            "What became of a submit_sm or its receipt: taken, throttled, retry_here, retry_elsewhere, failed, timed_out,"
                    + " interrupted (connection lost before the answer), unfit (not to be put into the carrier's form).",
            "carrier",
            "outcome"),
    CARRIER_RECEIPTS(
            "smsc_carrier_receipts_total",
            Type.COUNTER,
            "",
            "Receipts of a carrier: matched, intermediate, early (before the response), repeated, stray (no message known),"
                    + " missing (did not come in time).",
            "carrier",
            "kind"),
    CARRIER_MOBILE_ORIGINATED(
            "smsc_carrier_mobile_originated_total",
            Type.COUNTER,
            "",
            "Mobile-originated messages accepted from a carrier.",
            "carrier"),
    CARRIER_ANSWER(
            "smsc_carrier_answer_seconds",
            Type.HISTOGRAM,
            "seconds",
            "From sending a submit_sm to a carrier to its answer.",
            "carrier"),
    CARRIER_RECEIPT_LAG(
            "smsc_carrier_receipt_lag_seconds",
            Type.HISTOGRAM,
            "seconds",
            "From accepting a message to the carrier's final receipt.",
            "carrier"),
    ROUTED("smsc_routed_total", Type.COUNTER, "", "Messages decided by a rule when they were submitted.", "rule"),
    FAMILIES("smsc_families_total", Type.COUNTER, "", "Requests that became several messages, such as submit_multi."),
    COPIES("smsc_copies_total", Type.COUNTER, "", "Copies that rules wanted: made, or lost (no room).", "outcome"),
    MODES(
            "smsc_single_attempts_total",
            Type.COUNTER,
            "",
            "Submits that are not stored and forwarded, by mode: datagram or transaction.",
            "mode"),
    TRANSACTION_TIMEOUTS(
            "smsc_transaction_timeouts_total",
            Type.COUNTER,
            "",
            "Submits in transaction mode that were answered without the outcome of their message."),
    ALERTS(
            "smsc_alerts_total",
            Type.COUNTER,
            "",
            "alert_notification sent: a handset can be reached again, and set_dpf had asked for it."),
    DELIVERIES("smsc_deliveries_total", Type.COUNTER, "", "Messages that an account's sessions have acknowledged."),
    DELIVERIES_PARKED(
            "smsc_deliveries_parked",
            Type.GAUGE,
            "",
            "Messages that wait for a session of the account they go to.",
            "shard"),
    CONNECTIONS("smsc_connections", Type.GAUGE, "", "Open connections, bound or not."),
    CONNECTIONS_ACCEPTED("smsc_connections_accepted_total", Type.COUNTER, "", "Connections taken."),
    CONNECTIONS_REFUSED(
            "smsc_connections_refused_total",
            Type.COUNTER,
            "",
            "Connections refused before anything was read: address, or limit (of connections; some are told).",
            "reason"),
    SESSIONS("smsc_sessions", Type.GAUGE, "", "Bound sessions by type: tx, rx or trx.", "type"),
    BINDS("smsc_binds_total", Type.COUNTER, "", "Binds granted."),
    BINDS_REFUSED("smsc_binds_refused_total", Type.COUNTER, "", "Binds refused, by command_status.", "status"),
    REPAIRED(
            "smsc_repaired_total",
            Type.COUNTER,
            "",
            "Wrong PDUs of lenient sessions that were taken as what they meant."),
    OUTBINDS(
            "smsc_outbinds_total",
            Type.COUNTER,
            "",
            "Calls to ESMEs of accounts for which something waits: connections on which an outbind was sent."),
    BINDS_SLOWED("smsc_binds_slowed_total", Type.COUNTER, "", "Binds that had to wait because of refused ones before."),
    CLOSES("smsc_closes_total", Type.COUNTER, "", "Connections closed, by reason.", "reason"),
    PAUSES(
            "smsc_read_pauses_total",
            Type.COUNTER,
            "",
            "Times a session was not read further: window, loop, ring or unwritable.",
            "reason"),
    RING_FULL("smsc_ring_full_total", Type.COUNTER, "", "Submits refused because a ring was full."),
    STATE_REFUSALS(
            "smsc_state_refusals_total", Type.COUNTER, "", "Requests that the state of their session does not allow."),
    MALFORMED("smsc_malformed_total", Type.COUNTER, "", "Messages with a malformed field or TLV."),
    UNKNOWN_COMMANDS("smsc_unknown_commands_total", Type.COUNTER, "", "Requests answered with generic_nack."),
    UNKNOWN_RESPONSES("smsc_unknown_responses_total", Type.COUNTER, "", "Responses that answer nothing."),
    DELIVERS("smsc_deliver_sm_total", Type.COUNTER, "", "deliver_sm and data_sm written to sessions."),
    BYTES("smsc_bytes_total", Type.COUNTER, "", "Octets read or written.", "direction"),
    LOOP_FAILURES("smsc_loop_failures_total", Type.COUNTER, "", "Failures while handling a connection; each is a bug."),
    LOOP_LAG(
            "smsc_event_loop_lag_seconds", Type.GAUGE, "seconds", "How late an event loop last ran its sweep.", "loop"),
    LOOP_LAG_MAX(
            "smsc_event_loop_lag_max_seconds",
            Type.GAUGE,
            "seconds",
            "How late an event loop ever ran its sweep.",
            "loop"),
    LINK_BINDS(
            "smsc_link_binds",
            Type.GAUGE,
            "",
            "Binds to a carrier by state: connecting, binding, bound, backing_off, refused, stopped.",
            "carrier",
            "state"),
    LINK_CONNECTS("smsc_link_connects_total", Type.COUNTER, "", "Connections made to a carrier.", "carrier"),
    LINK_CONNECT_FAILURES(
            "smsc_link_connect_failures_total", Type.COUNTER, "", "Connections to a carrier that failed.", "carrier"),
    LINK_BINDS_GRANTED("smsc_link_binds_granted_total", Type.COUNTER, "", "Binds a carrier has granted.", "carrier"),
    LINK_BINDS_REFUSED(
            "smsc_link_binds_refused_total",
            Type.COUNTER,
            "",
            "Binds a carrier has refused, by command_status.",
            "carrier",
            "status"),
    LINK_CLOSES(
            "smsc_link_closes_total",
            Type.COUNTER,
            "",
            "Connections to a carrier that have ended, by reason.",
            "carrier",
            "reason"),
    LINK_SUBMITS("smsc_link_submits_total", Type.COUNTER, "", "submit_sm and data_sm written to a carrier.", "carrier"),
    LINK_UNANSWERED(
            "smsc_link_unanswered", Type.GAUGE, "", "submit_sm and data_sm a carrier has not answered yet.", "carrier"),
    LINK_ANSWERS(
            "smsc_link_answers_total",
            Type.COUNTER,
            "",
            "A carrier's answers to submit_sm and data_sm, by command_status.",
            "carrier",
            "status"),
    LINK_DELIVERS(
            "smsc_link_delivers_total",
            Type.COUNTER,
            "",
            "deliver_sm and data_sm of a carrier, receipts included.",
            "carrier"),
    LINK_DELIVERS_REFUSED(
            "smsc_link_delivers_refused_total",
            Type.COUNTER,
            "",
            "Those answered with another status than ESME_ROK.",
            "carrier");

    /** What a number means to a scraper. */
    public enum Type {
        /** Only grows. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** Cumulative buckets, a sum and a count. */
        HISTOGRAM
    }

    private final String exposedName;
    private final Type type;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> tags;

    SmscMetric(String exposedName, Type type, String unit, String description, String... tags) {
        this.exposedName = exposedName;
        this.type = type;
        this.unit = unit;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** The name on {@code /metrics}; a histogram adds its usual suffixes. */
    public String exposedName() {
        return exposedName;
    }

    public Type type() {
        return type;
    }

    /** {@code seconds}, {@code bytes}, or empty for a plain number. */
    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }

    /** Names of the labels, in the order in which their values are given. */
    public List<String> tags() {
        return tags;
    }
}
