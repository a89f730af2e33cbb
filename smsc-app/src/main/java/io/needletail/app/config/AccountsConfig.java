package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * Who may bind.
 *
 * @param file as written; see {@link Locations#resolve}
 * @param anySystemId grants every unknown system_id that connects from a loopback address
 * @param maxBinds for accounts without a limit of their own; 0 is unlimited
 * @param submitsPerSecond for accounts without a limit of their own; 0 is unlimited
 * @param profile name of a provider's profile for accounts without one of their own; empty is none
 */
public record AccountsConfig(String file, boolean anySystemId, int maxBinds, int submitsPerSecond, String profile) {
    public static final Key<String> FILE = new Key<>(
            "accounts.file",
            KeyTypes.path(),
            "conf/accounts.conf",
            "The accounts; see below. Read again when it changes. A relative path starts at the installation, or at the"
                    + " working directory when it comes from --set.");
    public static final Key<Boolean> ANY_SYSTEM_ID = new Key<>(
            "accounts.any-system-id",
            KeyTypes.flag(),
            false,
            "Whether a system_id that is in no file may bind, with any password, from a loopback address.");
    public static final Key<Integer> MAX_BINDS = new Key<>(
            "accounts.defaults.max-binds",
            KeyTypes.integer(0, 100_000),
            10,
            "Binds at a time of an account that names none; 0 is unlimited.");
    public static final Key<Integer> SUBMITS_PER_SECOND = new Key<>(
            "accounts.defaults.submits-per-second",
            KeyTypes.integer(0, 10_000_000),
            0,
            "Submits a second of an account that names none, answered ESME_RTHROTTLED beyond; 0 is unlimited.");

    public static final Key<String> PROFILE = new Key<>(
            "accounts.defaults.profile",
            KeyTypes.text("the name of a file in conf/providers, without .conf", v -> v.matches("[a-z0-9-]{0,40}")),
            "",
            "The provider that accounts without a profile of their own are treated as; empty is none.");

    static final Topic<AccountsConfig> TOPIC = new Topic<>(
            "Accounts",
            "Who may bind.",
            List.of(FILE, ANY_SYSTEM_ID, MAX_BINDS, SUBMITS_PER_SECOND, PROFILE),
            v -> new AccountsConfig(
                    v.get(FILE), v.get(ANY_SYSTEM_ID), v.get(MAX_BINDS), v.get(SUBMITS_PER_SECOND), v.get(PROFILE)));
}
