package io.needletail.core.link;

import io.needletail.core.tls.TlsClient;
import io.needletail.core.tls.TlsClientConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a link is encrypted: TLS 1.2 or 1.3.
 *
 * @param trust PEM file of the certificates that may sign the carrier's; null for those of the Java installation
 * @param certificate PEM file of this side's certificate and its chain, if the carrier wants one
 * @param key PEM file of its private key, PKCS #8, not encrypted
 * @param verifyHostname whether the carrier's certificate must be for the name or address that is connected to
 */
public record LinkTls(
        @Nullable Path trust,
        @Nullable Path certificate,
        @Nullable Path key,
        boolean verifyHostname) {
    public LinkTls {
        client(trust, certificate, key, verifyHostname);
    }

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException naming the file that cannot be used
     */
    public void check() {
        open();
    }

    /** @throws IllegalArgumentException naming the file that cannot be used */
    TlsClient open() {
        return TlsClient.open(client(trust, certificate, key, verifyHostname));
    }

    private static TlsClientConfig client(
            @Nullable Path trust, @Nullable Path certificate, @Nullable Path key, boolean verifyHostname) {
        return new TlsClientConfig("tls.", trust, certificate, key, verifyHostname);
    }
}
