package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.time.Duration;
import java.util.List;

/**
 * The timers of a session (SMPP 3.4 section 7.2). Zero is off where the key allows it.
 *
 * @param init from connection to bind
 * @param enquireLinkInterval silence after which the server asks
 * @param enquireLinkTimeout how long the answer may take
 * @param inactivity silence of messages after which the session ends; zero is off
 * @param response how long the answer to a deliver_sm may take
 */
public record SessionTimersConfig(
        Duration init,
        Duration enquireLinkInterval,
        Duration enquireLinkTimeout,
        Duration inactivity,
        Duration response) {
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static final Key<Duration> INIT = new Key<>(
            "smpp.session-init-timeout",
            KeyTypes.duration(SHORTEST, HOUR),
            Duration.ofSeconds(10),
            "Time from connection to a successful bind; enquire_link does not extend it.");
    static final Key<Duration> ENQUIRE_LINK_INTERVAL = new Key<>(
            "smpp.enquire-link-interval",
            KeyTypes.duration(Duration.ZERO, DAY),
            Duration.ofSeconds(30),
            "Silence after which the server sends enquire_link; 0 is off.");
    static final Key<Duration> ENQUIRE_LINK_TIMEOUT = new Key<>(
            "smpp.enquire-link-timeout",
            KeyTypes.duration(SHORTEST, HOUR),
            Duration.ofSeconds(10),
            "Time for the enquire_link_resp; without one the connection is closed.");
    static final Key<Duration> INACTIVITY = new Key<>(
            "smpp.inactivity-timeout",
            KeyTypes.duration(Duration.ZERO, DAY),
            Duration.ZERO,
            "Time without any message after which the server unbinds the session; 0 is off.");
    static final Key<Duration> RESPONSE = new Key<>(
            "smpp.response-timeout",
            KeyTypes.duration(SHORTEST, HOUR),
            Duration.ofSeconds(10),
            "Time for a deliver_sm_resp; without one the message is sent again, on another session if there is one.");

    static final Topic<SessionTimersConfig> TOPIC = new Topic<>(
            "SMPP timers",
            "The timers of SMPP 3.4 section 7.2.",
            List.of(INIT, ENQUIRE_LINK_INTERVAL, ENQUIRE_LINK_TIMEOUT, INACTIVITY, RESPONSE),
            v -> new SessionTimersConfig(
                    v.get(INIT),
                    v.get(ENQUIRE_LINK_INTERVAL),
                    v.get(ENQUIRE_LINK_TIMEOUT),
                    v.get(INACTIVITY),
                    v.get(RESPONSE)));
}
