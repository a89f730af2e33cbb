package io.needletail.core.server;

import io.needletail.api.net.AddressSet;
import io.needletail.core.tls.TlsServer;
import java.util.Optional;

/**
 * One place where ESMEs connect.
 *
 * @param host name or address to listen on
 * @param port 0 for any free port
 * @param allowFrom whose connections are taken; others are closed before anything is read
 * @param proxies who may, and must, say with the PROXY protocol for whom they connect; {@code allowFrom} is about whom
 *     they name then. Empty where connections come directly
 * @param tls empty for plain text; the owner closes it
 * @param lenient whether wrong PDUs are taken where it is clear what was meant, unless an account says otherwise
 */
public record ListenerConfig(
        String host,
        int port,
        AddressSet allowFrom,
        Optional<AddressSet> proxies,
        Optional<TlsServer> tls,
        boolean lenient) {

    public ListenerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }

    /** A strict one. */
    public ListenerConfig(
            String host, int port, AddressSet allowFrom, Optional<AddressSet> proxies, Optional<TlsServer> tls) {
        this(host, port, allowFrom, proxies, tls, false);
    }

    /** Plain text, from anywhere, directly. */
    public static ListenerConfig plain(String host, int port) {
        return new ListenerConfig(host, port, AddressSet.ANYWHERE, Optional.empty(), Optional.empty());
    }
}
