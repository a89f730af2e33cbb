package io.needletail.app.config;

import io.needletail.api.net.AddressSet;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may connect, and how guessing of passwords is slowed down.
 *
 * @param allowFrom addresses that may connect without TLS
 * @param proxies who speaks the PROXY protocol on every listener; empty where nobody does
 * @param failures refused binds within a minute from which on binds are slowed down; 0 is never
 * @param longest most time for which an address is not heard
 * @param loopback whether addresses of this machine are slowed down too
 */
public record AccessConfig(
        AddressSet allowFrom, Optional<AddressSet> proxies, int failures, Duration longest, boolean loopback) {
    static final Key<List<AddressSet>> ALLOW_FROM = new Key<>(
            "smpp.allow-from",
            KeyTypes.addresses(),
            List.of(AddressSet.ANYWHERE),
            "Who may connect at smpp.port. Connections from elsewhere are closed before anything is read, and counted.");
    static final Key<Boolean> PROXY_PROTOCOL = new Key<>(
            "smpp.proxy-protocol",
            KeyTypes.flag(),
            false,
            "Whether every connection, with TLS too, begins with a header of the PROXY protocol, version 1 or 2. One without"
                    + " is closed. The address in it counts in lists of addresses, in the log and against guessing.");
    static final Key<List<AddressSet>> PROXY_FROM = new Key<>(
            "smpp.proxy-from",
            KeyTypes.addresses(),
            List.of(AddressSet.LOOPBACK),
            "Whose headers are believed, with smpp.proxy-protocol; nobody else may connect.");
    static final Key<Integer> FAILURES = new Key<>(
            "smpp.bind-backoff.failures",
            KeyTypes.integer(0, 1_000),
            5,
            "Refused binds within a minute, from one address or of one system_id, from which on further ones are slowed"
                    + " down; 0 is off.");
    static final Key<Duration> LONGEST = new Key<>(
            "smpp.bind-backoff.longest",
            KeyTypes.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            Duration.ofMinutes(1),
            "Most time for which the binds of an address are answered ESME_RBINDFAIL unseen; it begins with 1 s and"
                    + " doubles.");
    static final Key<Boolean> LOOPBACK = new Key<>(
            "smpp.bind-backoff.loopback",
            KeyTypes.flag(),
            false,
            "Whether this machine's own addresses are slowed down.");

    static final Topic<AccessConfig> TOPIC = new Topic<>(
            "Access",
            "Who may connect, and what happens to those who guess passwords ([security.md](security.md)).",
            List.of(ALLOW_FROM, PROXY_PROTOCOL, PROXY_FROM, FAILURES, LONGEST, LOOPBACK),
            v -> new AccessConfig(
                    AddressSet.union(v.get(ALLOW_FROM)),
                    Optional.of(AddressSet.union(v.get(PROXY_FROM))).filter(any -> v.get(PROXY_PROTOCOL)),
                    v.get(FAILURES),
                    v.get(LONGEST),
                    v.get(LOOPBACK)));
}
