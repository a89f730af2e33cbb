package io.needletail.conformance.check;

import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.SmppVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The server under test, and what it claims.
 *
 * @param strict whether wrong fields, values and TLVs must be refused with the status that names them; a lenient server may
 *     take them, or refuse them with any status
 * @param version the highest it claims
 * @param numbers destinations whose messages end as the key says: {@code delivered}, {@code undeliverable}, ... or are refused
 *     with a status, {@code ESME_...}
 */
public record Target(
        Endpoint endpoint,
        boolean strict,
        SmppVersion version,
        Set<Feature> features,
        Map<String, String> numbers,
        Waits waits) {
    /** Where messages go unless a check wants something else. */
    public static final String DELIVERED = "447700900200";

    public Target {
        features = Set.copyOf(features);
        numbers = Map.copyOf(numbers);
    }

    /**
     * Where it is and who may bind there.
     *
     * @param systemId account that may bind as often as it likes
     */
    public record Endpoint(String host, int port, String systemId, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return systemId + "@" + host + ":" + port;
        }
    }

    /**
     * How long the suite waits before it says that nothing came.
     *
     * @param answer for a response
     * @param receipt for a delivery receipt
     * @param timer for a timer of the server
     */
    public record Waits(Duration answer, Duration receipt, Duration timer) {
        /** 2, 5 and 15 seconds. */
        public static Waits usual() {
            return new Waits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));
        }
    }

    /** A destination whose messages are delivered. */
    public String delivered() {
        return numbers.getOrDefault("delivered", DELIVERED);
    }

    /**
     * A destination whose messages end as the key says.
     *
     * @throws UnclaimedException if there is none
     */
    public String number(String key) {
        String number = numbers.get(key);
        if (number == null) {
            throw new UnclaimedException("no --number " + key + "=... is given");
        }
        return number;
    }

    /** The version to bind with where a check wants none in particular. */
    public SmppVersion usualVersion() {
        return version.isAtLeast(SmppVersion.V34) ? SmppVersion.V34 : version;
    }
}
