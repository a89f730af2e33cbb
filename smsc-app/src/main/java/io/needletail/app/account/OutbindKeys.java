package io.needletail.app.account;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import io.needletail.core.link.LinkHost;
import io.needletail.core.outbind.OutbindTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys of an account whose ESME is called when something waits for it. */
final class OutbindKeys {
    private static final int LARGEST_PORT = 65_535;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    static final Key<String> HOST = new Key<>(
            "outbind.host",
            KeyTypes.text("a name or an address", text -> !text.isBlank() && text.length() < 256),
            "-",
            "Where the account's ESME listens; it is called by outbind when messages or receipts wait and no receiver is"
                    + " bound. Unless set nobody is called.");
    static final Key<Integer> PORT = new Key<>("outbind.port", KeyTypes.integer(1, LARGEST_PORT), 2775, "Its port.");
    static final Key<String> SYSTEM_ID = new Key<>(
            "outbind.system-id",
            KeyTypes.text("at most 15 characters", text -> text.length() <= 15),
            "-",
            "system_id of the outbind, by which the ESME knows this server; smpp.system-id unless set.");
    static final Key<String> PASSWORD = new Key<>(
            "outbind.password",
            KeyTypes.secret(),
            "",
            "password of the outbind, at most 8 characters, by which the ESME believes it. In plain text, as it is sent: not the account's.");
    static final Key<Duration> RETRY = new Key<>(
            "outbind.retry",
            KeyTypes.duration(SECOND, DAY),
            Duration.ofSeconds(5),
            "Wait after a call that came to nothing; it doubles with each.");
    static final Key<Duration> MAX_RETRY = new Key<>(
            "outbind.max-retry",
            KeyTypes.duration(SECOND, DAY),
            Duration.ofMinutes(5),
            "Longest wait between two calls.");

    static final List<Key<?>> ALL = List.of(HOST, PORT, SYSTEM_ID, PASSWORD, RETRY, MAX_RETRY);

    private OutbindKeys() {}

    /**
     * Whom to call, if the account has said where.
     *
     * @param usualSystemId of this server
     * @throws IllegalArgumentException for what does not go together
     */
    static Optional<OutbindTarget> read(String systemId, Values values, String usualSystemId) {
        if (!values.isSet(HOST)) {
            for (Key<?> key : ALL) {
                if (values.isSet(key)) {
                    throw new IllegalArgumentException(key.path() + " needs outbind.host");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new OutbindTarget(
                systemId,
                new LinkHost(values.get(HOST), values.get(PORT)),
                values.isSet(SYSTEM_ID) ? values.get(SYSTEM_ID) : usualSystemId,
                values.get(PASSWORD),
                values.get(RETRY),
                values.get(MAX_RETRY)));
    }
}
