package io.needletail.core.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/**
 * The server's side of TLS. The signatures of handshakes take milliseconds, so they are made on threads of their own,
 * {@code smsc-tls-N}; at most one waits for each connection. Reloaded by one thread; handlers are for any.
 */
public final class TlsServer implements AutoCloseable {
    private static final int HANDSHAKE_THREADS = 2;
    private static final long IDLE_SECONDS = 30;
    private static final long CLOSE_NOTIFY_MILLIS = 1_000;

    private final TlsServerConfig config;
    private final ThreadPoolExecutor threads;
    private volatile Keys keys;

    private record Keys(SslContext context, X509Certificate certificate) {}

    private TlsServer(TlsServerConfig config, Keys keys) {
        this.config = config;
        this.keys = keys;
        this.threads = newThreads();
    }

    /** @throws IllegalArgumentException naming the file that cannot be used and why */
    public static TlsServer open(TlsServerConfig config) {
        return new TlsServer(config, load(config));
    }

    /**
     * Reads the files again, for connections to come; those that are there keep what they have.
     *
     * @throws IllegalArgumentException naming the file that cannot be used and why; then everything stays as it was
     */
    public void reload() {
        keys = load(config);
    }

    public TlsServerConfig config() {
        return config;
    }

    /** The certificate that is shown to new connections. */
    public X509Certificate certificate() {
        return keys.certificate();
    }

    /** A handler for one connection. It has no timer of its own: the session's counts until the bind. */
    public SslHandler handler(Channel channel) {
        SslHandler handler = keys.context().newHandler(channel.alloc(), threads);
        handler.setHandshakeTimeoutMillis(0);
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Keys load(TlsServerConfig config) {
        TlsIdentity identity = config.keyStore()
                .map(file -> TlsIdentity.ofKeyStore(file, config.keyStorePassword()))
                .orElseGet(() -> TlsIdentity.ofPem(
                        config.certificate().orElseThrow(), config.key().orElseThrow()));
        X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(identity.key(), chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols(config.protocols())
                    .clientAuth(clientAuth(config.clients()));
            config.clientAuthorities().ifPresent(file -> builder.trustManager(TlsIdentity.certificates(file)));
            return new Keys(builder.build(), chain[0]);
        } catch (SSLException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static ClientAuth clientAuth(ClientCertificate clients) {
        return switch (clients) {
            case NONE -> ClientAuth.NONE;
            case OPTIONAL -> ClientAuth.OPTIONAL;
            case REQUIRED -> ClientAuth.REQUIRE;
        };
    }

    private static ThreadPoolExecutor newThreads() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                HANDSHAKE_THREADS,
                HANDSHAKE_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "smsc-tls-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
