package io.needletail.api.route;

import io.needletail.api.account.Account;

/**
 * How destinations are named in rules and groups: {@code handsets} for the simulated ones, {@code account:NAME} for the
 * bound sessions of an account, {@code conversation} for those of the account that a message replies to, anything else for the upstream carrier of that name.
 */
public final class DestinationName {
    /** The simulated handsets. */
    public static final String HANDSETS = "handsets";
    /** The sessions of the account that last wrote to the number a mobile-originated message comes from; up only if there is one. */
    public static final String CONVERSATION = "conversation";
    /** Begins the name of an account's sessions; the system_id follows. */
    public static final String ACCOUNT_PREFIX = "account:";
    /** Begins the system_id under which messages from a carrier are kept; the carrier's name follows. */
    public static final String CARRIER_ACCOUNT_PREFIX = Account.CARRIER_PREFIX;

    private DestinationName() {}

    public static boolean isAccount(String name) {
        return name.startsWith(ACCOUNT_PREFIX);
    }

    /** True for a name that can only be a carrier's. */
    public static boolean isCarrier(String name) {
        return !isAccount(name) && !name.equals(HANDSETS) && !name.equals(CONVERSATION);
    }

    /** The system_id in the name of an account's sessions. */
    public static String systemId(String name) {
        return name.substring(ACCOUNT_PREFIX.length());
    }
}
