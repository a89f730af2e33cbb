package io.needletail.core.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files and rules of a TLS listener.
 *
 * @param certificate PEM, the certificate first and then its chain; with {@code key}, or there is a key store
 * @param key PEM, PKCS #8, unencrypted
 * @param keyStore PKCS #12
 * @param keyStorePassword empty where there is no key store
 * @param clients whether they show certificates
 * @param clientAuthorities PEM: who signs them, or they themselves; needed unless clients show none
 * @param protocols of {@link #PROTOCOLS}, at least one
 */
public record TlsServerConfig(
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> keyStore,
        String keyStorePassword,
        ClientCertificate clients,
        Optional<Path> clientAuthorities,
        List<String> protocols) {
    /** What may be spoken; anything older is broken. */
    public static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    public TlsServerConfig {
        protocols = List.copyOf(protocols);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("a certificate and its key go together: one of them is missing");
        }
        if (certificate.isPresent() == keyStore.isPresent()) {
            throw new IllegalArgumentException("TLS needs either a certificate with its key, or a keystore"
                    + (keyStore.isPresent() ? "; not both" : ""));
        }
        if (clients != ClientCertificate.NONE && clientAuthorities.isEmpty()) {
            throw new IllegalArgumentException("client certificates need a client-ca that says which are right");
        }
        if (protocols.isEmpty() || !PROTOCOLS.containsAll(protocols)) {
            throw new IllegalArgumentException("protocols are TLSv1.2 and TLSv1.3, not " + protocols);
        }
    }

    /** All files there are. */
    public List<Path> files() {
        return Stream.of(certificate, key, keyStore, clientAuthorities)
                .flatMap(Optional::stream)
                .toList();
    }
}
