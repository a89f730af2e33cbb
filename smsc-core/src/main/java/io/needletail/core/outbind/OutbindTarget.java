package io.needletail.core.outbind;

import io.needletail.core.link.LinkHost;
import java.time.Duration;

/**
 * An account that is called when something waits for it. Immutable.
 *
 * @param systemId of the account, which must bind on the connection
 * @param host where its ESME listens
 * @param ownSystemId system_id of the outbind, by which the ESME knows us
 * @param password of the outbind
 * @param retry wait after a call that came to nothing; doubles with each
 * @param maxRetry longest wait
 */
public record OutbindTarget(
        String systemId, LinkHost host, String ownSystemId, String password, Duration retry, Duration maxRetry) {
    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int LONGEST_PASSWORD = 8;

    public OutbindTarget {
        if (ownSystemId.length() > LONGEST_SYSTEM_ID || password.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("an outbind has room for " + LONGEST_SYSTEM_ID
                    + " characters of system_id and " + LONGEST_PASSWORD + " of password");
        }
        if (retry.isNegative() || retry.isZero() || maxRetry.compareTo(retry) < 0) {
            throw new IllegalArgumentException("outbind.max-retry must not be less than outbind.retry");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return systemId + " at " + host;
    }
}
