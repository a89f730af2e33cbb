package io.needletail.app.account;

import io.needletail.api.account.Account;
import io.needletail.api.net.AddressSet;
import io.needletail.core.outbind.OutbindTarget;
import java.util.Optional;

/**
 * One account of the file.
 *
 * @param password empty where the certificate is all that is asked for
 * @param from where it may bind from
 * @param certificate that its clients show
 * @param outbind whom to call when something waits; empty for nobody
 */
record AccountEntry(
        Account account,
        Optional<VerifiedPassword> password,
        AddressSet from,
        Optional<CertificateRule> certificate,
        Optional<OutbindTarget> outbind) {

    /** What the file says. */
    Optional<PasswordHash> hash() {
        return password.map(VerifiedPassword::hash);
    }

    /** This entry with the memory of an older one, if the password is still the same. */
    AccountEntry inherit(AccountEntry older) {
        return older.hash().equals(hash())
                ? new AccountEntry(account, older.password, from, certificate, outbind)
                : this;
    }
}
