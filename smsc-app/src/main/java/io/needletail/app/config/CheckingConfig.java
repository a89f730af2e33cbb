package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * What becomes of wrong PDUs at each listener, unless an account says otherwise.
 *
 * @param plain at {@code smpp.port}
 * @param tls at {@code smpp.tls.port}
 */
public record CheckingConfig(Strictness plain, Strictness tls) {

    /** How a listener takes wrong PDUs. */
    public enum Strictness {
        STRICT,
        LENIENT
    }

    static final Key<Strictness> PLAIN = new Key<>(
            "smpp.checking",
            KeyTypes.choice(Strictness.class),
            Strictness.STRICT,
            "Whether a PDU that is not as the specification wants it is refused with the status that the specification names"
                    + " (strict), or taken where it is clear what was meant (lenient).");
    static final Key<Strictness> TLS = new Key<>(
            "smpp.tls.checking", KeyTypes.choice(Strictness.class), Strictness.STRICT, "The same at smpp.tls.port.");

    static final Topic<CheckingConfig> TOPIC = new Topic<>(
            "Checking",
            "What is done about wrong PDUs ([sessions.md](sessions.md) lists what lenient takes).",
            List.of(PLAIN, TLS),
            v -> new CheckingConfig(v.get(PLAIN), v.get(TLS)));
}
