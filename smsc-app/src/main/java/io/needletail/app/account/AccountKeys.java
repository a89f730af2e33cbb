package io.needletail.app.account;

import io.needletail.api.account.AccountTerms;
import io.needletail.api.net.AddressSet;
import io.needletail.app.config.AccountsConfig;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of one account in the accounts file. */
public final class AccountKeys {
    /** The password of an account whose certificate is enough. */
    static final String NO_PASSWORD = "none";

    static final Key<String> PASSWORD = new Key<>(
            "password",
            new PasswordType(),
            "",
            "Required. A hash made by bin/smsc password;" + " none where a certificate is enough.");
    static final Key<List<AddressSet>> FROM =
            new Key<>("from", KeyTypes.addresses(), List.of(AddressSet.ANYWHERE), "Where the account may bind from.");
    static final Key<Optional<CertificateRule>> CERTIFICATE = new Key<>(
            "certificate",
            KeyTypes.parsed(
                    "the whole subject, such as \"CN=acme,O=Acme Ltd\", or a SHA-256 fingerprint of 64 hexadecimal digits",
                    text -> Optional.of(CertificateRule.parse(text)),
                    rule -> rule.map(CertificateRule::toString).orElse("none")),
            Optional.empty(),
            "Certificate that a client must show in the TLS handshake, besides the password; smpp.tls.client-auth asks for"
                    + " it.");
    static final Key<String> PROFILE = new Key<>(
            "profile",
            AccountsConfig.PROFILE.type(),
            AccountsConfig.PROFILE.fallback(),
            "Name of a file in conf/providers, without .conf: everything the account does not say itself is as there."
                    + " Taken from accounts.defaults.profile unless set.");
    static final Key<Integer> MAX_BINDS = new Key<>(
            "max-binds",
            AccountsConfig.MAX_BINDS.type(),
            AccountsConfig.MAX_BINDS.fallback(),
            "Binds at a time; 0 is unlimited. Taken from accounts.defaults.max-binds unless set.");
    static final Key<Integer> SUBMITS_PER_SECOND = new Key<>(
            "submits-per-second",
            AccountsConfig.SUBMITS_PER_SECOND.type(),
            AccountsConfig.SUBMITS_PER_SECOND.fallback(),
            "Submits a second, all sessions together; 0 is unlimited. Taken from"
                    + " accounts.defaults.submits-per-second unless set.");
    static final Key<Integer> WINDOW = new Key<>(
            "window",
            KeyTypes.integer(1, 100_000),
            1_000,
            "Unanswered submits per session. Taken from smpp.window unless set.");
    static final Key<Integer> DELIVER_WINDOW = new Key<>(
            "deliver-window",
            KeyTypes.integer(1, 10_000),
            100,
            "Unanswered deliver_sm per session. Taken from smpp.deliver-window unless set.");

    /** What a profile may say, too. */
    static final List<Key<?>> SHARED = Stream.of(
                    List.of(MAX_BINDS, SUBMITS_PER_SECOND, WINDOW, DELIVER_WINDOW),
                    RateKeys.ALL,
                    IdKeys.ALL,
                    ReceiptKeys.ALL,
                    AddressKeys.ALL,
                    LongMessageKeys.ALL,
                    SessionKeys.ALL,
                    MessageKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .collect(Collectors.toUnmodifiableList());

    /** For the reference; the file's reader binds the keys itself, once per account. */
    public static final Topic<Values> TOPIC = new Topic<>(
            "One account",
            "In `accounts.file`, below `accounts { SYSTEM_ID { ... } }`. A system_id has 1 to 15 characters. What the keys"
                    + " are for is in [accounts.md](accounts.md).",
            Stream.of(List.of(PASSWORD, FROM, CERTIFICATE, PROFILE, ListKeys.LISTS), SHARED, OutbindKeys.ALL)
                    .<Key<?>>flatMap(List::stream)
                    .collect(Collectors.toList()),
            values -> values);

    private AccountKeys() {}

    /** @throws IllegalArgumentException for what does not go together */
    static AccountTerms terms(Values values) {
        return new AccountTerms(
                IdKeys.read(values),
                ReceiptKeys.read(values),
                RateKeys.rate(values),
                RateKeys.binds(values),
                AddressKeys.read(values),
                LongMessageKeys.read(values),
                ListKeys.read(values),
                SessionKeys.read(values),
                MessageKeys.read(values));
    }
}
