package io.needletail.core.session;

import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.broadcast.BroadcastCentre;

/**
 * What the sessions of all loops share.
 *
 * @param accounts numbers and counts of accounts
 * @param authenticator verifies binds
 * @param backoff against guessing
 * @param broadcasts answers about broadcasts
 * @param clock time of timers and arrivals
 */
public record SessionServices(
        AccountRegistry accounts,
        Authenticator authenticator,
        BindBackoff backoff,
        BroadcastCentre broadcasts,
        Clock clock) {

    /** With the usual back-off, and broadcasts that no file keeps. */
    public SessionServices(AccountRegistry accounts, Authenticator authenticator, Clock clock) {
        this(
                accounts,
                authenticator,
                new BindBackoff(BindBackoffConfig.usual()),
                BroadcastCentre.inMemory(clock),
                clock);
    }
}
