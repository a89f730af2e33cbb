package io.needletail.app.account;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import io.needletail.api.account.Account;
import io.needletail.api.net.AddressSet;
import io.needletail.api.route.DestinationName;
import io.needletail.app.config.AccountsConfig;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the accounts file, all problems at once. */
final class AccountFileParser {
    private static final String ROOT = "accounts";
    private static final int LONGEST_SYSTEM_ID = 15;

    private final AccountPolicy policy;
    private final Problems problems = new Problems();
    private final ProviderProfiles profiles;

    private AccountFileParser(AccountPolicy policy) {
        this.policy = policy;
        this.profiles = new ProviderProfiles(policy.providers(), problems);
    }

    /**
     * Reads the file.
     *
     * @param file null for no accounts
     */
    static AccountSnapshot parse(@Nullable Path file, AccountPolicy policy) throws ConfigurationException {
        return new AccountFileParser(policy).parse(file);
    }

    private AccountSnapshot parse(@Nullable Path file) throws ConfigurationException {
        Map<String, AccountEntry> entries = new HashMap<>();
        Account template = template();
        if (file != null) {
            read(file, entries);
        }
        problems.throwIfAny();
        return AccountSnapshot.of(entries, template);
    }

    private void read(Path file, Map<String, AccountEntry> entries) {
        read(file).root().forEach((name, value) -> {
            if (!name.equals(ROOT)) {
                problems.add(value, name, "unknown key; the file has one section, " + ROOT);
            } else if (value instanceof ConfigObject accounts) {
                accounts.forEach((systemId, body) -> account(systemId, body, entries));
            } else {
                problems.add(value, name, "must be a section with one section per system_id");
            }
        });
    }

    /** What somebody gets who says nothing. */
    private Account template() {
        int before = problems.count();
        ConfigObject profile = profiles.find(policy.profile(), AccountsConfig.PROFILE.path(), null);
        Values values = new Binder(AccountKeys.TOPIC.keys(), "", problems).bind(profile);
        return problems.count() == before ? limits("", values) : policy.limits();
    }

    private Config read(Path file) {
        if (!Files.isReadable(file)) {
            String why = Files.exists(file) ? "may not be read by this user" : "there is no such file";
            problems.add(file.toString(), "", why + " (accounts.file)");
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
        } catch (ConfigException e) {
            problems.add(e, file.toString());
            return ConfigFactory.empty();
        }
    }

    private void account(String systemId, ConfigValue body, Map<String, AccountEntry> entries) {
        String path = ROOT + "." + systemId;
        if (systemId.isEmpty() || systemId.length() > LONGEST_SYSTEM_ID) {
            problems.addSecret(body, path, "a system_id has 1 to " + LONGEST_SYSTEM_ID + " characters");
        } else if (systemId.startsWith(DestinationName.CARRIER_ACCOUNT_PREFIX)) {
            problems.addSecret(body, path, "a system_id does not begin with @: that is how carriers are kept");
        } else if (body instanceof ConfigObject object) {
            int before = problems.count();
            Values values = new Binder(AccountKeys.TOPIC.keys(), path + ".", problems).bind(withProfile(path, object));
            if (!values.isSet(AccountKeys.PASSWORD)) {
                problems.addSecret(body, path, "needs a password");
            } else if (isWithoutPassword(values) && !values.isSet(AccountKeys.CERTIFICATE)) {
                problems.addSecret(body, path, "needs a certificate, having no password");
            }
            if (problems.count() == before) {
                enter(systemId, body, values, entries);
            }
        } else {
            problems.addSecret(body, path, "must be a section with at least a password");
        }
    }

    private void enter(String systemId, ConfigValue body, Values values, Map<String, AccountEntry> entries) {
        try {
            entries.put(systemId, entry(systemId, values));
        } catch (IllegalArgumentException e) {
            problems.addSecret(body, ROOT + "." + systemId, String.valueOf(e.getMessage()));
        }
    }

    /** The account's own keys before those of its profile. */
    private ConfigObject withProfile(String path, ConfigObject account) {
        @Nullable ConfigValue named = account.get(AccountKeys.PROFILE.path());
        String name = named == null ? policy.profile() : String.valueOf(named.unwrapped());
        String where = path + "." + AccountKeys.PROFILE.path();
        return account.withFallback(profiles.find(name, where, named));
    }

    private AccountEntry entry(String systemId, Values values) {
        Optional<VerifiedPassword> password = isWithoutPassword(values)
                ? Optional.empty()
                : Optional.of(new VerifiedPassword(PasswordHash.parse(values.get(AccountKeys.PASSWORD))));
        return new AccountEntry(
                limits(systemId, values),
                password,
                AddressSet.union(values.get(AccountKeys.FROM)),
                values.get(AccountKeys.CERTIFICATE),
                OutbindKeys.read(systemId, values, policy.serverSystemId()));
    }

    private static boolean isWithoutPassword(Values values) {
        return values.get(AccountKeys.PASSWORD).equals(AccountKeys.NO_PASSWORD);
    }

    private Account limits(String systemId, Values values) {
        Account usual = policy.limits();
        return new Account(
                systemId,
                or(values, AccountKeys.MAX_BINDS, usual.maxBinds()),
                or(values, AccountKeys.WINDOW, usual.submitWindow()),
                or(values, AccountKeys.DELIVER_WINDOW, usual.deliverWindow()),
                or(values, AccountKeys.SUBMITS_PER_SECOND, usual.submitsPerSecond()),
                AccountKeys.terms(values));
    }

    private static int or(Values values, Key<Integer> key, int otherwise) {
        return values.isSet(key) ? values.get(key) : otherwise;
    }
}
