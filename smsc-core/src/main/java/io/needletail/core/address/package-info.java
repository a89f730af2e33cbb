/**
 * What becomes of the addresses an account submits: numbers as E.164, senders by policy. Rules are immutable, for any thread;
 * an {@link io.needletail.core.address.AddressRewriter} and an {@link io.needletail.core.address.Address} belong to one thread.
 * Depends on the account terms and PDU views of the API only.
 */
package io.needletail.core.address;
