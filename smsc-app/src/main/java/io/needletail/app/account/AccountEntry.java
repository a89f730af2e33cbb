package io.needletail.app.account;

import io.needletail.api.account.Account;

/**
 * One account of the file.
 *
 * @param loopbackOnly binds only from addresses of this machine
 */
record AccountEntry(Account account, VerifiedPassword password, boolean loopbackOnly) {

    /** This entry with the memory of an older one, if the password is still the same. */
    AccountEntry inherit(AccountEntry older) {
        return older.password.hash().equals(password.hash())
                ? new AccountEntry(account, older.password, loopbackOnly)
                : this;
    }
}
