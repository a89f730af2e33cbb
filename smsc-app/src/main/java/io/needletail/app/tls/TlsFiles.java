package io.needletail.app.tls;

import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problem;
import io.needletail.app.watch.FileStamp;
import io.needletail.core.tls.TlsServer;
import io.needletail.core.tls.TlsServerConfig;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS side of the listener, if there is one, and its files, which are read again when one of them changes. Opened and
 * closed by the composition root; {@link #reloadIfChanged} is called by one thread.
 */
public final class TlsFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
    private static final Duration SOON = Duration.ofDays(14);

    private final Optional<TlsServer> server;
    private final InstantSource clock;
    private List<FileStamp> stamps;

    private TlsFiles(Optional<TlsServer> server, InstantSource clock, List<FileStamp> stamps) {
        this.server = server;
        this.clock = clock;
        this.stamps = stamps;
    }

    /** @throws ConfigurationException naming the file that cannot be used and why */
    public static TlsFiles open(SmscConfig config, InstantSource clock) throws ConfigurationException {
        Optional<TlsServerConfig> files = config.tlsFiles();
        List<FileStamp> stamps = stamps(files);
        try {
            TlsFiles opened = new TlsFiles(files.map(TlsServer::open), clock, stamps);
            opened.server.ifPresent(tls -> opened.warnOfExpiry(tls.certificate()));
            return opened;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(new Problem("smpp.tls", "", String.valueOf(e.getMessage()))));
        }
    }

    /** Empty where there is no such listener. */
    public Optional<TlsServer> server() {
        return server;
    }

    /** Takes changed files for connections to come; keeps what is in force if they cannot be used, and says why. */
    public void reloadIfChanged() {
        server.ifPresent(this::reloadIfChanged);
    }

    private void reloadIfChanged(TlsServer tls) {
        List<FileStamp> now = stamps(Optional.of(tls.config()));
        if (now.equals(stamps)) {
            return;
        }
        stamps = now;
        try {
            tls.reload();
            LOG.info(
                    "TLS files read again: new connections are shown {}, valid until {}",
                    tls.certificate().getSubjectX500Principal(),
                    tls.certificate().getNotAfter().toInstant());
            warnOfExpiry(tls.certificate());
        } catch (IllegalArgumentException e) {
            LOG.error("changed TLS files not taken, those read before stay in force: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        server.ifPresent(TlsServer::close);
    }

    private void warnOfExpiry(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(clock.instant())) {
            LOG.warn("the TLS certificate {} has expired on {}", certificate.getSubjectX500Principal(), end);
        } else if (end.isBefore(clock.instant().plus(SOON))) {
            LOG.warn("the TLS certificate {} expires on {}", certificate.getSubjectX500Principal(), end);
        }
    }

    private static List<FileStamp> stamps(Optional<TlsServerConfig> files) {
        return files.map(config -> config.files().stream().map(FileStamp::of).toList())
                .orElse(List.of());
    }
}
