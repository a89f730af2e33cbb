package io.needletail.app.config;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.time.Duration;
import java.util.List;

/**
 * How long messages live, and when failed attempts are repeated.
 *
 * @param retrySchedule waits after the first, second... failed attempt; the last one repeats until the validity ends
 * @param transactionTimeout longest wait for the answer in transaction mode
 * @param transactionTimeoutStatus command_status of the answer then
 */
public record MessageConfig(
        List<Duration> retrySchedule,
        Duration defaultValidity,
        Duration maxValidity,
        Duration transactionTimeout,
        int transactionTimeoutStatus,
        BeyondMax beyondMaxValidity,
        Duration schedulePast) {
    /** What becomes of a validity period that is longer than the longest. */
    public enum BeyondMax {
        REFUSE,
        CUT
    }

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(63);

    static final Key<List<Duration>> RETRY_SCHEDULE = new Key<>(
            "retry.schedule",
            KeyTypes.listOf(KeyTypes.duration(MILLISECOND, LONGEST)),
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1)),
            "Waits after the first, second, ... failed attempt; the last one repeats until the validity period ends.");
    static final Key<Duration> DEFAULT_VALIDITY = new Key<>(
            "message.default-validity",
            KeyTypes.duration(SECOND, LONGEST),
            Duration.ofHours(24),
            "Validity period of a message that names none.");
    static final Key<Duration> MAX_VALIDITY = new Key<>(
            "message.max-validity",
            KeyTypes.duration(SECOND, LONGEST),
            Duration.ofDays(7),
            "Longest validity period, from the time the message is sent, and how far ahead it may be scheduled; an account"
                    + " may have its own.");
    static final Key<BeyondMax> BEYOND_MAX_VALIDITY = new Key<>(
            "message.beyond-max-validity",
            KeyTypes.choice(BeyondMax.class),
            BeyondMax.REFUSE,
            "What becomes of a longer validity_period: refuse answers ESME_RINVEXPIRY, cut takes the longest.");
    static final Key<Duration> SCHEDULE_PAST = new Key<>(
            "message.schedule-past",
            KeyTypes.duration(Duration.ZERO, Duration.ofHours(1)),
            Duration.ofSeconds(2),
            "How long ago a schedule_delivery_time may have passed, which is then at once: clients that schedule for now mean"
                    + " that. Before it is ESME_RINVSCHED.");
    static final Key<Duration> TRANSACTION_TIMEOUT = new Key<>(
            "message.transaction-timeout",
            KeyTypes.duration(SECOND, Duration.ofHours(1)),
            Duration.ofSeconds(30),
            "Longest time that a submit_sm or data_sm in transaction mode waits for the outcome of its message before it is"
                    + " answered all the same; longest validity of a message in transaction or datagram mode.");
    static final Key<Integer> TRANSACTION_TIMEOUT_STATUS = new Key<>(
            "message.transaction-timeout-status",
            new CommandStatusType(),
            CommandStatus.RDELIVERYFAILURE,
            "command_status of that answer.");
    static final Topic<MessageConfig> TOPIC = new Topic<>(
            "Messages",
            "Lifetimes and repetitions.",
            List.of(
                    RETRY_SCHEDULE,
                    DEFAULT_VALIDITY,
                    MAX_VALIDITY,
                    BEYOND_MAX_VALIDITY,
                    SCHEDULE_PAST,
                    TRANSACTION_TIMEOUT,
                    TRANSACTION_TIMEOUT_STATUS),
            v -> new MessageConfig(
                    v.get(RETRY_SCHEDULE),
                    v.get(DEFAULT_VALIDITY),
                    v.get(MAX_VALIDITY),
                    v.get(TRANSACTION_TIMEOUT),
                    v.get(TRANSACTION_TIMEOUT_STATUS),
                    v.get(BEYOND_MAX_VALIDITY),
                    v.get(SCHEDULE_PAST)));

    public MessageConfig {
        retrySchedule = List.copyOf(retrySchedule);
        if (retrySchedule.isEmpty()) {
            throw new IllegalArgumentException("retry.schedule needs at least one wait");
        }
        if (defaultValidity.compareTo(maxValidity) > 0) {
            throw new IllegalArgumentException("message.default-validity must not exceed message.max-validity");
        }
    }
}
