package io.needletail.core.session;

import io.needletail.core.account.AccountEntry;
import io.needletail.core.protocol.BindRequest;

/**
 * What a connection to a carrier is to be bound with.
 *
 * @param name of carrier and bind, for the log
 * @param account the carrier's own: messages from the carrier are its, and its submit window bounds them
 * @param destination number of the carrier in the registry of destination names
 * @param bind what is sent; its sequence_number is not used
 * @param silentVersion interface_version of a carrier whose answer has no sc_interface_version
 * @param window submit_sm the carrier may have unanswered on this connection, for all shards together
 * @param timeouts of this connection; {@code sessionInit} is from connecting to the answer to the bind
 * @param metrics counts of this bind
 */
public record LinkTerms(
        String name,
        AccountEntry account,
        int destination,
        BindRequest bind,
        int silentVersion,
        int window,
        SessionTimeouts timeouts,
        LinkMetrics metrics) {}
