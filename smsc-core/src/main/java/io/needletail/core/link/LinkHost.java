package io.needletail.core.link;

/**
 * Where a carrier listens.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record LinkHost(String host, int port) {
    public LinkHost {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a carrier's host must not be empty");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port of " + host + " must be 1 to 65535, not " + port);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
