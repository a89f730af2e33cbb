package io.needletail.app.account;

import io.needletail.api.account.Account;
import io.needletail.core.outbind.OutbindTarget;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All accounts at one moment. Immutable but for the memory of verified passwords.
 *
 * @param template an account that says nothing, without a system_id
 * @param decoy verified for unknown names, so that they take as long as known ones
 */
record AccountSnapshot(Map<String, AccountEntry> entries, Account template, PasswordHash decoy) {
    private static final SecureRandom RANDOM = new SecureRandom();

    AccountSnapshot {
        entries = Map.copyOf(entries);
    }

    static AccountSnapshot of(Map<String, AccountEntry> entries, Account template) {
        int slowest = entries.values().stream()
                .flatMap(entry -> entry.hash().stream())
                .mapToInt(PasswordHash::iterations)
                .max()
                .orElse(PasswordHash.USUAL_ITERATIONS);
        return new AccountSnapshot(entries, template, PasswordHash.decoy(slowest, RANDOM));
    }

    /** Accounts that are to be called. */
    List<OutbindTarget> outbinds() {
        return entries.values().stream()
                .flatMap(entry -> entry.outbind().stream())
                .toList();
    }

    @Nullable
    AccountEntry find(String systemId) {
        return entries.get(systemId);
    }

    /** These accounts, with what an older snapshot remembers of unchanged passwords. */
    AccountSnapshot inherit(AccountSnapshot older) {
        Map<String, AccountEntry> merged = new HashMap<>(entries);
        merged.replaceAll((systemId, entry) -> {
            AccountEntry before = older.find(systemId);
            return before == null ? entry : entry.inherit(before);
        });
        return new AccountSnapshot(merged, template, decoy);
    }
}
