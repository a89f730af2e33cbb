package io.needletail.api.account;

/**
 * What an ESME with this system_id may do. Immutable; a reload makes new ones.
 *
 * @param systemId 1 to 15 characters
 * @param maxBinds binds of all types at a time; 0 is unlimited
 * @param submitWindow submit_sm and data_sm a session may have unanswered; reading pauses beyond it
 * @param deliverWindow deliver_sm a session may have unanswered, for all shards together
 * @param submitsPerSecond token bucket per account, refused with ESME_RTHROTTLED beyond it; 0 is unlimited
 */
public record Account(String systemId, int maxBinds, int submitWindow, int deliverWindow, int submitsPerSecond) {
    public Account {
        if (systemId.length() > 15) {
            throw new IllegalArgumentException("system_id '" + systemId + "' has more than 15 characters");
        }
        if (maxBinds < 0 || submitWindow < 1 || deliverWindow < 1 || submitsPerSecond < 0) {
            throw new IllegalArgumentException("account '" + systemId + "': limits must be positive");
        }
    }
}
