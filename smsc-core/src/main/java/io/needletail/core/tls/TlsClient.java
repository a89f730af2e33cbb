package io.needletail.core.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The client's side of TLS, with the JDK's own implementation. Any thread. */
public final class TlsClient {
    private final SslContext context;

    private TlsClient(SslContext context) {
        this.context = context;
    }

    /** @throws IllegalArgumentException naming the file that cannot be used */
    public static TlsClient open(TlsClientConfig config) {
        requireReadable(config.trust(), config.keyPrefix() + "trust");
        requireReadable(config.certificate(), config.keyPrefix() + "certificate");
        requireReadable(config.key(), config.keyPrefix() + "key");
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .endpointIdentificationAlgorithm(config.verifyHostname() ? "HTTPS" : "");
        trust(builder, config);
        identify(builder, config);
        try {
            return new TlsClient(builder.build());
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** A handler for one connection to that host, which the certificate has to name if that is verified. */
    public SslHandler handler(Channel channel, String host, int port, long handshakeMillis) {
        SslHandler handler = context.newHandler(channel.alloc(), host, port);
        handler.setHandshakeTimeoutMillis(handshakeMillis);
        return handler;
    }

    private static void trust(SslContextBuilder builder, TlsClientConfig config) {
        Path file = config.trust();
        if (file != null) {
            try {
                builder.trustManager(file.toFile());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        config.keyPrefix() + "trust " + file + " holds no certificates in PEM form", e);
            }
        }
    }

    private static void identify(SslContextBuilder builder, TlsClientConfig config) {
        Path certificate = config.certificate();
        Path key = config.key();
        if (certificate == null || key == null) {
            return;
        }
        try {
            TlsIdentity identity = TlsIdentity.ofPem(certificate, key);
            builder.keyManager(identity.key(), identity.chain());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    config.keyPrefix() + "certificate " + certificate + " and " + config.keyPrefix() + "key " + key
                            + " are no certificate with its unencrypted PKCS #8 key in PEM form: " + e.getMessage(),
                    e);
        }
    }

    private static void requireReadable(@Nullable Path file, String key) {
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException(key + " " + file + " cannot be read");
        }
    }
}
