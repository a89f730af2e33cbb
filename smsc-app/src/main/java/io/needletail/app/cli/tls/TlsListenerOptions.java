package io.needletail.app.cli.tls;

import io.needletail.core.tls.ClientCertificate;
import io.needletail.core.tls.TlsServerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to listen with TLS. */
public final class TlsListenerOptions {
    @Option(names = "--tls", description = "Take connections with TLS 1.2 or 1.3, and no others.")
    private boolean tls;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "PEM file with the certificate, then those that signed it; 'smsc tls selfsigned' makes one.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "PEM file with its key: PKCS #8, not encrypted.")
    private @Nullable Path key;

    @Option(
            names = "--tls-trust",
            paramLabel = "FILE",
            description = "Ask clients for a certificate signed by one of this PEM file, or in it.")
    private @Nullable Path trust;

    /**
     * What the options say; empty for plain text.
     *
     * @throws IllegalArgumentException naming the option that goes without another
     */
    public Optional<TlsServerConfig> config() {
        if (!tls) {
            if (trust != null || certificate != null || key != null) {
                throw new IllegalArgumentException(
                        "--tls-certificate, --tls-key and --tls-trust mean something only with --tls");
            }
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException(
                    "--tls needs --tls-certificate and --tls-key; 'smsc tls selfsigned' makes both files");
        }
        return Optional.of(new TlsServerConfig(
                Optional.of(certificate),
                Optional.of(key),
                Optional.empty(),
                "",
                trust == null ? ClientCertificate.NONE : ClientCertificate.REQUIRED,
                Optional.ofNullable(trust),
                List.of("TLSv1.3", "TLSv1.2")));
    }
}
