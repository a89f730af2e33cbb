package io.needletail.testkit;

import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.server.SmscServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole SMSC inside a test: free port on loopback, any system_id and password may bind, receipts at once, data in a
 * temporary directory that goes away with it. Every configuration key can be set.
 *
 * <pre>{@code
 * try (EmbeddedSmsc smsc = EmbeddedSmsc.start("handset.outcomes = { delivered = 0, undeliverable = 100 }")) {
 *     client.connect("127.0.0.1", smsc.port());
 * }
 * }</pre>
 *
 * Any thread; closed once.
 */
public final class EmbeddedSmsc implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "smpp.port=0",
            "http.enabled=false",
            "accounts.any-system-id=true",
            "accounts.defaults.max-binds=0",
            "handset.delay.fixed=0ms");

    private final Path home;
    private final SmscServer server;

    private EmbeddedSmsc(Path home, SmscServer server) {
        this.home = home;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param settings {@code key=value}, as for {@code --set}; they win over what this class sets
     * @throws IllegalArgumentException naming every setting that is wrong
     * @throws UncheckedIOException if the port or the directory cannot be opened
     */
    public static EmbeddedSmsc start(String... settings) {
        try {
            Path home = Files.createTempDirectory("needletail-embedded");
            List<String> all = new ArrayList<>(SETTINGS);
            all.addAll(List.of(settings));
            return new EmbeddedSmsc(
                    home, SmscServer.start(ConfigLoader.load(new ConfigSource(Locations.of(home), null, all))));
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SMPP port, on 127.0.0.1. */
    public int port() {
        return server.smppPort();
    }

    /** Messages accepted and not settled: waiting for an outcome, or for their receipt to be acknowledged. */
    public long liveMessages() {
        return server.messages();
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        server.close();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
