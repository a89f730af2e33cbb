package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * How much may be unanswered, and what a submit hears when the server is full.
 *
 * @param submit requests a session may have unanswered by the server; reading pauses beyond it
 * @param deliver deliver_sm a session may leave unanswered
 * @param slowReaderBytes octets a peer may leave unread before it is closed
 */
public record WindowConfig(int submit, int deliver, OnFull onFull, long slowReaderBytes) {

    /** The command_status of a submit that finds the ring full. */
    public enum OnFull {
        /** ESME_RTHROTTLED. */
        THROTTLED,
        /** ESME_RMSGQFUL. */
        QUEUE_FULL
    }

    static final Key<Integer> SUBMIT = new Key<>(
            "smpp.window",
            KeyTypes.integer(1, 100_000),
            1_000,
            "Unanswered submit_sm and data_sm per session before reading pauses; an account may have its own.");
    static final Key<Integer> DELIVER = new Key<>(
            "smpp.deliver-window",
            KeyTypes.integer(1, 10_000),
            100,
            "Unanswered deliver_sm per session; an account may have its own.");
    static final Key<OnFull> ON_FULL = new Key<>(
            "smpp.on-full",
            KeyTypes.choice(OnFull.class),
            OnFull.THROTTLED,
            "The answer to a submit when the ring is full: ESME_RTHROTTLED or ESME_RMSGQFUL.");

    static final Key<Long> SLOW_READER_BYTES = new Key<>(
            "smpp.slow-reader-bytes",
            KeyTypes.bytes(128 << 10, 1 << 30),
            16L << 20,
            "Octets that may wait for a peer that does not read; beyond it the connection is closed.");

    static final Topic<WindowConfig> TOPIC = new Topic<>(
            "SMPP windows",
            "Back-pressure in both directions.",
            List.of(SUBMIT, DELIVER, ON_FULL, SLOW_READER_BYTES),
            v -> new WindowConfig(v.get(SUBMIT), v.get(DELIVER), v.get(ON_FULL), v.get(SLOW_READER_BYTES)));
}
