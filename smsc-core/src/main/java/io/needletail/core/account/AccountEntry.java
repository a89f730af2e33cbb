package io.needletail.core.account;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.ReceiptDialect;
import io.needletail.core.protocol.MessageIdCodec;
import io.needletail.core.protocol.ReceiptEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One account in the registry: its number, its newest limits, and the counts that all of its sessions share. Any thread.
 */
public final class AccountEntry {
    private final int index;
    private final byte[] systemId;
    private final boolean carrier;
    private final int hash;
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicLong nextSubmitNanos = new AtomicLong(Long.MIN_VALUE);
    private volatile Account account;
    private volatile Dialect dialect;

    /** An account's terms, made ready for use. */
    private record Dialect(MessageIdCodec ids, @Nullable ReceiptEncoder receipts) {
        static Dialect of(AccountTerms terms) {
            boolean usual = terms.receipts().equals(ReceiptDialect.USUAL);
            return new Dialect(new MessageIdCodec(terms.ids()), usual ? null : new ReceiptEncoder(terms.receipts()));
        }
    }

    AccountEntry(int index, Account account) {
        this.index = index;
        this.account = account;
        this.dialect = Dialect.of(account.terms());
        this.carrier = account.isCarrier();
        this.hash = account.systemId().hashCode() * 0x9E37_79B9;
        this.systemId = account.systemId().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Small, dense, stable while the process lives; not across restarts. */
    public int index() {
        return index;
    }

    /** The system_id as on the wire, without its NUL. Not to be changed. */
    public byte[] systemIdBytes() {
        return systemId;
    }

    /** Hash of the system_id, the same in every process. */
    public int hash() {
        return hash;
    }

    /** True for the account of a carrier's messages. */
    public boolean isCarrier() {
        return carrier;
    }

    /** The limits of the newest bind or reload. */
    public Account account() {
        return account;
    }

    /** The account's message ids. */
    public MessageIdCodec ids() {
        return dialect.ids();
    }

    /** The account's receipts; null for the usual ones, of {@link io.needletail.core.protocol.DeliverSmEncoder}. */
    public @Nullable ReceiptEncoder receipts() {
        return dialect.receipts();
    }

    void update(Account newest) {
        if (!newest.terms().equals(account.terms())) {
            dialect = Dialect.of(newest.terms());
        }
        account = newest;
    }

    /** Takes a place for one bind, or answers false when the account has all it may have. */
    public boolean tryBind() {
        int limit = account.maxBinds();
        while (true) {
            int now = binds.get();
            if (limit != 0 && now >= limit) {
                return false;
            }
            if (binds.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** Gives back what {@link #tryBind} took; exactly once for each. */
    public void unbind() {
        binds.decrementAndGet();
    }

    public int binds() {
        return binds.get();
    }

    /**
     * Takes one submit from the account's rate, allowing a burst of one second.
     *
     * @return false when it must be refused with ESME_RTHROTTLED
     */
    public boolean trySubmit(long nowNanos) {
        int rate = account.submitsPerSecond();
        if (rate == 0) {
            return true;
        }
        long interval = 1_000_000_000L / rate;
        while (true) {
            long next = nextSubmitNanos.get();
            long earliest = nowNanos - 1_000_000_000L;
            long start = next == Long.MIN_VALUE || next - earliest < 0 ? earliest : next;
            if (start - nowNanos > -interval) {
                return false;
            }
            if (nextSubmitNanos.compareAndSet(next, start + interval)) {
                return true;
            }
        }
    }
}
