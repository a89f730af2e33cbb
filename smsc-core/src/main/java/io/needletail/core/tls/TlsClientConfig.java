package io.needletail.core.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a connection of ours is encrypted: TLS 1.2 or 1.3.
 *
 * @param keyPrefix what the names of the keys or options begin with, for messages: {@code tls.} or {@code --tls-}
 * @param trust PEM file of the certificates that may sign the server's; null for those of the Java installation
 * @param certificate PEM file of this side's certificate and its chain, if the server wants one
 * @param key PEM file of its private key, PKCS #8, not encrypted
 * @param verifyHostname whether the server's certificate must be for the name or address that is connected to
 */
public record TlsClientConfig(
        String keyPrefix,
        @Nullable Path trust,
        @Nullable Path certificate,
        @Nullable Path key,
        boolean verifyHostname) {
    public TlsClientConfig {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    keyPrefix + "certificate and " + keyPrefix + "key must be given together");
        }
    }
}
