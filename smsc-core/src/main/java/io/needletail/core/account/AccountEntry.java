package io.needletail.core.account;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.AddressTerms;
import io.needletail.api.account.BindLimits;
import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.account.MessageTerms;
import io.needletail.api.account.ReceiptDialect;
import io.needletail.core.address.AddressRules;
import io.needletail.core.protocol.MessageIdCodec;
import io.needletail.core.protocol.ReceiptEncoder;
import io.needletail.core.protocol.SessionState;
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
    private final AtomicInteger[] bindsByType = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
    private final AtomicLong nextSubmitNanos = new AtomicLong(TokenPace.FULL);
    private final AtomicInteger parkedShards = new AtomicInteger();
    private volatile Account account;
    private volatile boolean joinsParts;
    private volatile Dialect dialect;

    /** An account's terms, made ready for use. */
    private record Dialect(
            MessageIdCodec ids,
            @Nullable ReceiptEncoder receipts,
            boolean paced,
            @Nullable AddressRules addresses,
            @Nullable LongMessageTerms splitting,
            @Nullable MessageTerms messages) {
        static Dialect of(Account account) {
            AccountTerms terms = account.terms();
            boolean usual = terms.receipts().equals(ReceiptDialect.USUAL);
            boolean paced = account.submitsPerSecond() > 0
                    || terms.rate().perBind() > 0
                    || terms.rate().mostParts() > 0;
            boolean asSubmitted = terms.addresses().equals(AddressTerms.NONE);
            boolean plain = terms.messages().equals(MessageTerms.USUAL);
            return new Dialect(
                    new MessageIdCodec(terms.ids()),
                    usual ? null : new ReceiptEncoder(terms.receipts()),
                    paced,
                    asSubmitted ? null : new AddressRules(terms.addresses()),
                    terms.longMessages().policy() == LongMessageTerms.Policy.SPLIT ? terms.longMessages() : null,
                    plain ? null : terms.messages());
        }
    }

    AccountEntry(int index, Account account) {
        this.index = index;
        this.account = account;
        this.dialect = Dialect.of(account);
        this.carrier = account.isCarrier();
        this.joinsParts = joinsParts(account);
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

    /** True if parts of long messages wait for each other. */
    public boolean joinsParts() {
        return joinsParts;
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

    /** True if messages to the account are to be data_sm. */
    public boolean takesDataSm() {
        return account.terms().sessions().dataSm();
    }

    void update(Account newest) {
        if (!newest.equals(account)) {
            dialect = Dialect.of(newest);
        }
        account = newest;
        joinsParts = joinsParts(newest);
    }

    private static boolean joinsParts(Account account) {
        return account.terms().longMessages().policy() == LongMessageTerms.Policy.JOIN;
    }

    /**
     * Takes a place for one bind, or answers false when the account has all it may have, of all types or of this one.
     *
     * @param bound the state the bind gives
     */
    public boolean tryBind(SessionState bound) {
        Account limits = account;
        if (!tryTake(binds, limits.maxBinds())) {
            return false;
        }
        if (tryTake(bindsOf(bound), limit(limits.terms().binds(), bound))) {
            return true;
        }
        binds.decrementAndGet();
        return false;
    }

    /** Gives back what {@link #tryBind} took; exactly once for each. */
    public void unbind(SessionState bound) {
        bindsOf(bound).decrementAndGet();
        binds.decrementAndGet();
    }

    public int binds() {
        return binds.get();
    }

    /** True while a session is bound that may be sent messages. */
    public boolean hasReceiver() {
        return bindsOf(SessionState.BOUND_RX).get() > 0
                || bindsOf(SessionState.BOUND_TRX).get() > 0;
    }

    /** True while something waits for the account in a shard that knows no receiver of it. */
    public boolean isParked() {
        return parkedShards.get() > 0;
    }

    /** A shard says when that begins and when it ends. */
    public void parked(boolean begins) {
        parkedShards.addAndGet(begins ? 1 : -1);
    }

    /** True if submits are to be counted against a rate, or their parts are. */
    public boolean isPaced() {
        return dialect.paced();
    }

    /** What becomes of the account's addresses; null for nothing. */
    public @Nullable AddressRules addresses() {
        return dialect.addresses();
    }

    /** How the account's long messages are to be split; null for not at all. */
    public @Nullable LongMessageTerms splitting() {
        return dialect.splitting();
    }

    /** What the account's messages are unless they say otherwise; null for what they usually are. */
    public @Nullable MessageTerms messages() {
        return dialect.messages();
    }

    /**
     * Takes tokens from the account's rate.
     *
     * @return 0, or how long to wait for them in nanoseconds: nothing was taken then
     */
    public long takeTokens(long nowNanos, int tokens) {
        Account limits = account;
        int rate = limits.submitsPerSecond();
        if (rate == 0 || tokens == 0) {
            return 0;
        }
        int burst = limits.terms().rate().burst() == 0
                ? rate
                : limits.terms().rate().burst();
        while (true) {
            long next = nextSubmitNanos.get();
            long wait = TokenPace.waitNanos(next, nowNanos, rate, burst, tokens);
            if (wait > 0) {
                return wait;
            }
            if (nextSubmitNanos.compareAndSet(next, TokenPace.take(next, nowNanos, rate, burst, tokens))) {
                return 0;
            }
        }
    }

    private static boolean tryTake(AtomicInteger places, int limit) {
        while (true) {
            int now = places.get();
            if (limit != 0 && now >= limit) {
                return false;
            }
            if (places.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    private AtomicInteger bindsOf(SessionState bound) {
        return bindsByType[index(bound)];
    }

    private static int limit(BindLimits limits, SessionState bound) {
        return switch (index(bound)) {
            case 0 -> limits.transmitters();
            case 1 -> limits.receivers();
            default -> limits.transceivers();
        };
    }

    private static int index(SessionState bound) {
        return switch (bound) {
            case BOUND_TX -> 0;
            case BOUND_RX -> 1;
            case BOUND_TRX -> 2;
            default -> throw new IllegalArgumentException(bound + " is no bind");
        };
    }
}
