package io.needletail.app.account;

import io.needletail.api.account.Account;
import io.needletail.app.config.SmscConfig;
import java.nio.file.Path;

/**
 * What applies to accounts that do not say otherwise.
 *
 * @param anySystemId grants a system_id that no file names, from loopback addresses only
 * @param limits for what neither an account nor its profile says
 * @param profile of accounts that name none; empty for none
 * @param providers directory of the profiles
 * @param serverSystemId system_id of this server
 */
public record AccountPolicy(
        boolean anySystemId, Account limits, String profile, Path providers, String serverSystemId) {

    /** Of a server with the usual name. */
    public AccountPolicy(boolean anySystemId, Account limits, String profile, Path providers) {
        this(anySystemId, limits, profile, providers, "needletail");
    }

    public static AccountPolicy of(SmscConfig config) {
        Account limits = new Account(
                "",
                config.accounts().maxBinds(),
                config.window().submit(),
                config.window().deliver(),
                config.accounts().submitsPerSecond());
        return new AccountPolicy(
                config.accounts().anySystemId(),
                limits,
                config.accounts().profile(),
                config.locations().providers(),
                config.smpp().systemId());
    }
}
