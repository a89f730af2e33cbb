package io.needletail.app.account;

import io.needletail.app.config.AccountsConfig;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import java.util.List;

/** The keys of one account in the accounts file. */
public final class AccountKeys {

    /** Where an account may bind from. */
    enum From {
        ANYWHERE,
        LOOPBACK
    }

    static final Key<String> PASSWORD =
            new Key<>("password", new PasswordType(), "", "Required. A hash made by bin/smsc password.");
    static final Key<From> FROM =
            new Key<>("from", KeyTypes.choice(From.class), From.ANYWHERE, "Where the account may bind from.");
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

    /** For the reference; the file's reader binds the keys itself, once per account. */
    public static final Topic<Values> TOPIC = new Topic<>(
            "One account",
            "In `accounts.file`, below `accounts { SYSTEM_ID { ... } }`. A system_id has 1 to 15 characters.",
            List.of(PASSWORD, FROM, MAX_BINDS, SUBMITS_PER_SECOND, WINDOW, DELIVER_WINDOW),
            values -> values);

    private AccountKeys() {}
}
