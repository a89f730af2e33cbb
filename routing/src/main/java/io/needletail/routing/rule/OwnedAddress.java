package io.needletail.routing.rule;

/**
 * A number, or all numbers with a prefix, that belongs to an account.
 *
 * @param address digits, with or without a leading {@code +}
 * @param prefix true if all numbers that begin with it belong to the account
 * @param systemId of the account
 * @param origin where that is said, {@code file:line}, for errors
 */
public record OwnedAddress(String address, boolean prefix, String systemId, String origin) {}
