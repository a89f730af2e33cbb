package io.needletail.core.session;

import io.needletail.api.net.AddressBlock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/**
 * Slows the guessing of passwords down. An address with too many refused binds is not heard for a while that doubles: its
 * binds are answered late and nobody looks at them. An account with too many is only slow: whoever knows the password
 * binds, from wherever, a little later. So nobody can lock another out. All loops; any thread.
 *
 * <p>IPv6 addresses count by their network of 64 bits, which is what one subscriber has. What is known is bounded in
 * number, the oldest goes first.
 */
public final class BindBackoff {
    /** An answer waits no longer than this, well within the usual session-init time. */
    static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_KNOWN = 10_000;
    private static final int NETWORK_BITS = 64;

    private final BindBackoffConfig config;
    private final FailureTable<InetAddress> addresses;
    private final FailureTable<String> accounts;

    /**
     * How a bind is to be treated.
     *
     * @param nanos it has to wait before anything else
     * @param refused whether it is refused then, without a look at its password
     */
    record Treatment(long nanos, boolean refused) {
        static final Treatment AT_ONCE = new Treatment(0, false);
    }

    public BindBackoff(BindBackoffConfig config) {
        this.config = config;
        this.addresses = new FailureTable<>(
                MOST_KNOWN, config.failures(), FIRST_NANOS, config.longest().toNanos());
        this.accounts = new FailureTable<>(MOST_KNOWN, config.failures(), FIRST_NANOS, LONGEST_WAIT_NANOS);
    }

    Treatment treat(InetAddress remote, String systemId, long nowNanos) {
        if (isExempt(remote)) {
            return Treatment.AT_ONCE;
        }
        synchronized (this) {
            long left = addresses.leftNanos(network(remote), nowNanos);
            if (left > 0) {
                return new Treatment(Math.min(left, LONGEST_WAIT_NANOS), true);
            }
            long slow = accounts.penaltyNanos(systemId, nowNanos);
            return slow > 0 ? new Treatment(slow, false) : Treatment.AT_ONCE;
        }
    }

    /** The password was looked at and the bind refused. */
    void onRefused(InetAddress remote, String systemId, long nowNanos) {
        if (!isExempt(remote)) {
            synchronized (this) {
                addresses.add(network(remote), systemId, nowNanos);
                accounts.add(systemId, systemId, nowNanos);
            }
        }
    }

    /** The bind was granted: forgets what there was of this account, but not what an address did to others. */
    void onGranted(InetAddress remote, String systemId) {
        if (!isExempt(remote)) {
            synchronized (this) {
                addresses.forgive(network(remote), systemId);
                accounts.forgive(systemId, systemId);
            }
        }
    }

    /** Addresses and accounts that are remembered. */
    synchronized int known() {
        return addresses.size() + accounts.size();
    }

    private boolean isExempt(InetAddress remote) {
        return config.failures() == 0 || !config.loopback() && remote.isLoopbackAddress();
    }

    private static InetAddress network(InetAddress remote) {
        return remote instanceof Inet6Address ? AddressBlock.startOf(remote, NETWORK_BITS) : remote;
    }
}
