package io.needletail.core.account;

import io.needletail.api.account.Account;
import io.needletail.api.account.IdProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every system_id that was ever bound or found in a journal a dense number. Registration locks (a bind, a
 * recovery); look-up by number does not. Any thread.
 */
public final class AccountRegistry {
    private final Map<String, AccountEntry> bySystemId = new HashMap<>();
    private final Account template;
    private volatile boolean usualIds;
    private volatile AccountEntry[] entries = new AccountEntry[0];

    /** @param template limits for an account that a journal knows and no bind has shown yet */
    public AccountRegistry(Account template) {
        this.template = template;
        this.usualIds = template.terms().ids().equals(IdProfile.USUAL);
    }

    /** The entry of an account that has authenticated; its limits become the newest. */
    public synchronized AccountEntry register(Account account) {
        usualIds &= account.terms().ids().equals(IdProfile.USUAL);
        AccountEntry known = bySystemId.get(account.systemId());
        if (known != null) {
            known.update(account);
            return known;
        }
        return add(account);
    }

    /** The entry of a system_id found in a journal. */
    public synchronized AccountEntry recover(String systemId) {
        AccountEntry known = bySystemId.get(systemId);
        return known != null ? known : add(template.named(systemId));
    }

    /** The entry with a number that {@link #register} or {@link #recover} gave out. */
    public AccountEntry entry(int index) {
        return entries[index];
    }

    /** The entry of a system_id that was ever bound or found in a journal, or null. */
    public synchronized @Nullable AccountEntry find(String systemId) {
        return bySystemId.get(systemId);
    }

    public int size() {
        return entries.length;
    }

    /** True while no account ever had message ids other than the usual ones: then nobody needs to ask which. */
    public boolean hasUsualIds() {
        return usualIds;
    }

    private AccountEntry add(Account account) {
        AccountEntry[] old = entries;
        AccountEntry entry = new AccountEntry(old.length, account);
        AccountEntry[] grown = Arrays.copyOf(old, old.length + 1);
        grown[old.length] = entry;
        entries = grown;
        bySystemId.put(account.systemId(), entry);
        return entry;
    }
}
