package io.needletail.app.client;

import io.needletail.core.tls.TlsClientConfig;
import java.util.Optional;

/**
 * Where and as whom to bind.
 *
 * @param tls empty for plain text
 */
public record ClientAddress(String host, int port, String systemId, String password, Optional<TlsClientConfig> tls) {
    /** In plain text. */
    public ClientAddress(String host, int port, String systemId, String password) {
        this(host, port, systemId, password, Optional.empty());
    }
}
