package io.needletail.app.account;

import io.needletail.api.account.Account;
import io.needletail.app.config.SmscConfig;

/**
 * What applies to accounts that do not say otherwise.
 *
 * @param anySystemId grants a system_id that no file names, from loopback addresses only
 */
public record AccountPolicy(
        boolean anySystemId, int maxBinds, int submitWindow, int deliverWindow, int submitsPerSecond) {

    public static AccountPolicy of(SmscConfig config) {
        return new AccountPolicy(
                config.accounts().anySystemId(),
                config.accounts().maxBinds(),
                config.window().submit(),
                config.window().deliver(),
                config.accounts().submitsPerSecond());
    }

    Account account(String systemId) {
        return new Account(systemId, maxBinds, submitWindow, deliverWindow, submitsPerSecond);
    }
}
