package io.needletail.api.account;

/**
 * What an ESME with this system_id may do. Immutable; a reload makes new ones.
 *
 * @param systemId 1 to 15 characters
 * @param maxBinds binds of all types at a time; 0 is unlimited
 * @param submitWindow submit_sm and data_sm a session may have unanswered; reading pauses beyond it
 * @param deliverWindow deliver_sm a session may have unanswered, for all shards together
 * @param submitsPerSecond token bucket per account, refused with ESME_RTHROTTLED beyond it; 0 is unlimited
 * @param terms everything else, as a carrier's contract has it
 */
public record Account(
        String systemId, int maxBinds, int submitWindow, int deliverWindow, int submitsPerSecond, AccountTerms terms) {
    /** Begins the system_id under which messages from a carrier are kept; the carrier's name follows. No ESME may have one. */
    public static final String CARRIER_PREFIX = "@";

    public Account {
        if (systemId.length() > 15) {
            throw new IllegalArgumentException("system_id '" + systemId + "' has more than 15 characters");
        }
        if (maxBinds < 0 || submitWindow < 1 || deliverWindow < 1 || submitsPerSecond < 0) {
            throw new IllegalArgumentException("account '" + systemId + "': limits must be positive");
        }
    }

    /** With the usual terms. */
    public Account(String systemId, int maxBinds, int submitWindow, int deliverWindow, int submitsPerSecond) {
        this(systemId, maxBinds, submitWindow, deliverWindow, submitsPerSecond, AccountTerms.USUAL);
    }

    /** The same limits and terms for another system_id. */
    public Account named(String otherSystemId) {
        return new Account(otherSystemId, maxBinds, submitWindow, deliverWindow, submitsPerSecond, terms);
    }

    /** True for the account under which messages from a carrier are kept. */
    public boolean isCarrier() {
        return systemId.startsWith(CARRIER_PREFIX);
    }
}
