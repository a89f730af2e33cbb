package io.needletail.core.link;

import io.needletail.core.protocol.BindType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one carrier.
 *
 * @param name of the carrier: 1 to {@value #MAX_NAME} letters, digits, and {@code - _ .} inside
 * @param hosts the first is the primary, the others are tried in their order when it fails
 * @param tls null for none
 * @param credentials what each bind says
 * @param types of bind; each is made {@code binds} times
 * @param binds connections of each type, 1 to 64
 * @param window submit_sm the carrier may have unanswered on a connection, for all shards together
 * @param receiveWindow deliver_sm a connection may bring before it has answers; then it is not read further
 * @param localAddress address to connect from, null for any
 */
public record LinkConfig(
        String name,
        List<LinkHost> hosts,
        @Nullable LinkTls tls,
        LinkCredentials credentials,
        List<BindType> types,
        int binds,
        int window,
        int receiveWindow,
        @Nullable String localAddress,
        LinkTimers timers) {
    /** Longest name: an account of a system_id's 15 characters is named after it. */
    public static final int MAX_NAME = 14;

    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?";

    public LinkConfig {
        if (!isName(name)) {
            throw new IllegalArgumentException("a carrier's name has 1 to " + MAX_NAME
                    + " letters, digits, and - _ . inside; and is not handsets: '" + name + "'");
        }
        if (hosts.isEmpty() || types.isEmpty()) {
            throw new IllegalArgumentException("carrier " + name + " needs a host and a type of bind");
        }
        require(name, "binds", binds, 64);
        require(name, "window", window, 10_000);
        require(name, "receive-window", receiveWindow, 100_000);
        hosts = List.copyOf(hosts);
        types = List.copyOf(types);
    }

    /** True for what a carrier may be called. */
    public static boolean isName(String name) {
        return name.length() <= MAX_NAME && name.matches(NAME) && !name.equals("handsets");
    }

    /** One transceiver with a window of 10 and the usual times. */
    public static LinkConfig usual(String name, LinkHost host, LinkCredentials credentials) {
        return new LinkConfig(
                name,
                List.of(host),
                null,
                credentials,
                List.of(BindType.TRANSCEIVER),
                1,
                10,
                100,
                null,
                LinkTimers.usual());
    }

    private static void require(String name, String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    what + " of carrier " + name + " must be 1 to " + most + ", not " + value);
        }
    }
}
