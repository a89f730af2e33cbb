package io.needletail.app.cli.tls;

import io.needletail.core.tls.TlsClientConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to connect with TLS: what {@code tls} of a carrier says. */
public final class TlsClientOptions {
    private static final String PREFIX = "--tls-";

    @Option(names = "--tls", description = "Connect with TLS 1.2 or 1.3.")
    private boolean tls;

    @Option(
            names = PREFIX + "trust",
            paramLabel = "FILE",
            description = "PEM file with the certificates to trust, instead of those of the JDK.")
    private @Nullable Path trust;

    @Option(
            names = PREFIX + "any-host",
            description = "Take a trusted certificate that is for another host than the one connected to.")
    private boolean anyHost;

    @Option(
            names = PREFIX + "certificate",
            paramLabel = "FILE",
            description = "PEM file with our certificate, for a server that asks for one.")
    private @Nullable Path certificate;

    @Option(names = PREFIX + "key", paramLabel = "FILE", description = "PEM file with its key: PKCS #8, not encrypted.")
    private @Nullable Path key;

    /**
     * What the options say; empty for plain text.
     *
     * @throws IllegalArgumentException naming the option that goes without another
     */
    public Optional<TlsClientConfig> config() {
        if (!tls) {
            if (trust != null || anyHost || certificate != null || key != null) {
                throw new IllegalArgumentException(PREFIX + "trust, " + PREFIX + "any-host, " + PREFIX
                        + "certificate and " + PREFIX + "key mean something only with --tls");
            }
            return Optional.empty();
        }
        return Optional.of(new TlsClientConfig(PREFIX, trust, certificate, key, !anyHost));
    }
}
