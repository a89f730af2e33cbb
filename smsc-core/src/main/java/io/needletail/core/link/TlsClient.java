package io.needletail.core.link;

import io.needletail.core.tls.TlsIdentity;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS as a client, with the JDK's own implementation. Any thread. */
final class TlsClient {
    private final SslContext context;

    private TlsClient(SslContext context) {
        this.context = context;
    }

    /** @throws IllegalArgumentException naming the file that cannot be used */
    static TlsClient open(LinkTls settings) {
        requireReadable(settings.trust(), "tls.trust");
        requireReadable(settings.certificate(), "tls.certificate");
        requireReadable(settings.key(), "tls.key");
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .endpointIdentificationAlgorithm(settings.verifyHostname() ? "HTTPS" : "");
        trust(builder, settings.trust());
        Path certificate = settings.certificate();
        if (certificate != null) {
            identify(builder, certificate, Objects.requireNonNull(settings.key()));
        }
        try {
            return new TlsClient(builder.build());
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** A handler for one connection. */
    SslHandler handler(Channel channel, LinkHost host, long handshakeMillis) {
        SslHandler handler = context.newHandler(channel.alloc(), host.host(), host.port());
        handler.setHandshakeTimeoutMillis(handshakeMillis);
        return handler;
    }

    private static void trust(SslContextBuilder builder, @Nullable Path file) {
        if (file != null) {
            try {
                builder.trustManager(file.toFile());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("tls.trust " + file + " holds no certificates in PEM form", e);
            }
        }
    }

    private static void identify(SslContextBuilder builder, Path certificate, Path key) {
        try {
            TlsIdentity identity = TlsIdentity.ofPem(certificate, key);
            builder.keyManager(identity.key(), identity.chain());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tls.certificate " + certificate + " and tls.key " + key
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
