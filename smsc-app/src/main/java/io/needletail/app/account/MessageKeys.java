package io.needletail.app.account;

import io.needletail.api.account.MessageTerms;
import io.needletail.api.text.TextAlphabet;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.time.Duration;
import java.util.List;

/** The keys of an account about what its messages are unless they say otherwise. */
final class MessageKeys {
    static final Key<TextAlphabet> ALPHABET = new Key<>(
            "alphabet",
            KeyTypes.alphabet(),
            TextAlphabet.GSM,
            "What data_coding 0 means. gsm-packed packs the codings with a message class or a waiting indication, too. See"
                    + " [encodings.md](encodings.md).");
    static final Key<Duration> DEFAULT_VALIDITY = new Key<>(
            "validity.default",
            validity(),
            Duration.ZERO,
            "Validity period of a message that names none; 0s is message.default-validity.");
    static final Key<Duration> MAX_VALIDITY = new Key<>(
            "validity.max",
            validity(),
            Duration.ZERO,
            "Longest validity period, and how far ahead a message may be scheduled; 0s is message.max-validity.");

    static final List<Key<?>> ALL = List.of(ALPHABET, DEFAULT_VALIDITY, MAX_VALIDITY);

    private MessageKeys() {}

    /** @throws IllegalArgumentException for what does not go together */
    static MessageTerms read(Values values) {
        Duration usual = values.get(DEFAULT_VALIDITY);
        Duration longest = values.get(MAX_VALIDITY);
        if (!longest.isZero() && usual.compareTo(longest) > 0) {
            throw new IllegalArgumentException("validity.default must not exceed validity.max");
        }
        return new MessageTerms(values.get(ALPHABET), usual.toMillis(), longest.toMillis());
    }

    private static KeyType<Duration> validity() {
        return KeyTypes.duration(Duration.ZERO, Duration.ofDays(63));
    }
}
