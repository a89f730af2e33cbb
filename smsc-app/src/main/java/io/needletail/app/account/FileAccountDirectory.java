package io.needletail.app.account;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountDirectory;
import io.needletail.api.account.BindOrigin;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problem;
import io.needletail.app.watch.FileStamp;
import io.needletail.core.outbind.OutbindTarget;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of a file. {@link #authenticate} may be called by any thread that may wait some 50 ms;
 * {@link #reloadIfChanged} by one thread, a {@link io.needletail.app.watch.FileWatcher}'s.
 */
public final class FileAccountDirectory implements AccountDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(FileAccountDirectory.class);
    private static final int LONGEST_SYSTEM_ID = 15;
    /** One text for unknown user and wrong password, so that not even a log tells them apart to its readers. */
    private static final BindVerdict.Denied REFUSED =
            new BindVerdict.Denied(CommandStatus.RBINDFAIL, "unknown system_id or wrong password");

    private final Path file;
    private final AccountPolicy policy;
    private volatile AccountSnapshot accounts;
    private FileStamp stamp;

    private FileAccountDirectory(Path file, AccountPolicy policy, AccountSnapshot accounts, FileStamp stamp) {
        this.file = file;
        this.policy = policy;
        this.accounts = accounts;
        this.stamp = stamp;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigurationException if it cannot be used; a missing one can while any system_id may bind
     */
    public static FileAccountDirectory open(Path file, AccountPolicy policy) throws ConfigurationException {
        FileStamp stamp = FileStamp.of(file);
        boolean none = policy.anySystemId() && !Files.exists(file);
        AccountSnapshot accounts = AccountFileParser.parse(none ? null : file, policy);
        if (accounts.entries().isEmpty() && !policy.anySystemId()) {
            LOG.warn("{} holds no account: nobody can bind until it does", file);
        }
        return new FileAccountDirectory(file, policy, accounts, stamp);
    }

    @Override
    public BindVerdict authenticate(String systemId, String password, InetAddress remote) {
        return authenticate(systemId, password, new BindOrigin(remote, Optional.empty()));
    }

    @Override
    public BindVerdict authenticate(String systemId, String password, BindOrigin origin) {
        AccountSnapshot now = accounts;
        @Nullable AccountEntry entry = now.find(systemId);
        if (entry == null) {
            return stranger(now, systemId, password, origin.remote());
        }
        boolean certified = entry.certificate().isEmpty()
                || origin.certificate()
                        .filter(entry.certificate().get()::matches)
                        .isPresent();
        if (entry.password().isPresent() && !entry.password().get().matches(password)) {
            return REFUSED;
        }
        if (!certified) {
            return withoutCertificate(now, entry, password);
        }
        if (!entry.from().contains(origin.remote())) {
            return new BindVerdict.Denied(CommandStatus.RBINDFAIL, "the account may not bind from this address");
        }
        return new BindVerdict.Granted(entry.account());
    }

    /** Limits and terms of an account that says nothing, without a system_id. */
    public Account template() {
        return accounts.template();
    }

    /** Accounts whose ESMEs are to be called when something waits for them. */
    public List<OutbindTarget> outbinds() {
        return accounts.outbinds();
    }

    /** Number of accounts in force. */
    public int size() {
        return accounts.entries().size();
    }

    /**
     * Takes a changed file; keeps the accounts in force if it cannot be used, and says why in the log.
     *
     * @return true if new accounts are in force
     */
    public boolean reloadIfChanged() {
        FileStamp now = FileStamp.of(file);
        if (now.equals(stamp)) {
            return false;
        }
        stamp = now;
        try {
            AccountSnapshot read = AccountFileParser.parse(file, policy);
            accounts = read.inherit(accounts);
            LOG.info(
                    "accounts read again from {}: {} in force",
                    file,
                    read.entries().size());
            return true;
        } catch (ConfigurationException e) {
            for (Problem problem : e.problems()) {
                LOG.error("{}", problem);
            }
            LOG.error("changed accounts file not taken; the {} accounts read before stay in force", size());
            return false;
        }
    }

    private BindVerdict stranger(AccountSnapshot now, String systemId, String password, InetAddress remote) {
        if (policy.anySystemId() && remote.isLoopbackAddress() && systemId.length() <= LONGEST_SYSTEM_ID) {
            return new BindVerdict.Granted(now.template().named(systemId));
        }
        spendTheTimeOf(now.decoy(), password);
        return REFUSED;
    }

    /** An account without a password must not be known by how quickly it is refused. */
    private static BindVerdict withoutCertificate(AccountSnapshot now, AccountEntry entry, String password) {
        if (entry.password().isEmpty()) {
            spendTheTimeOf(now.decoy(), password);
            return REFUSED;
        }
        return new BindVerdict.Denied(CommandStatus.RBINDFAIL, "the client has not shown the account's certificate");
    }

    /** An unknown name must take as long as a wrong password. */
    private static void spendTheTimeOf(PasswordHash decoy, String password) {
        LOG.trace("decoy {}", decoy.matches(password));
    }
}
