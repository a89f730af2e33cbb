package io.needletail.core.session;

import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;

/**
 * What the sessions of all loops share.
 *
 * @param accounts numbers and counts of accounts
 * @param authenticator verifies binds
 * @param clock time of timers and arrivals
 */
public record SessionServices(AccountRegistry accounts, Authenticator authenticator, Clock clock) {}
