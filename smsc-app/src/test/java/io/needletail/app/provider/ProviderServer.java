package io.needletail.app.provider;

import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import io.needletail.app.server.SmscServer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A whole server on loopback with the shipped profiles of providers. */
final class ProviderServer implements AutoCloseable {
    private static final Path SHIPPED = Path.of("..", "conf", "providers");

    private final SmscServer server;

    private ProviderServer(SmscServer server) {
        this.server = server;
    }

    /** Anybody may bind and is treated as the provider would. */
    static ProviderServer start(Path home, String profile, String... sets) throws Exception {
        return start(home, sets, "accounts.any-system-id=true", "accounts.defaults.profile=" + profile);
    }

    /** With an accounts file. */
    static ProviderServer withAccounts(Path home, String accounts, String... sets) throws Exception {
        Path file = Files.writeString(home.resolve("accounts.conf"), accounts);
        return start(home, sets, "accounts.file=" + file);
    }

    private static ProviderServer start(Path home, String[] sets, String... more) throws Exception {
        Path providers = Files.createDirectories(home.resolve("conf/providers"));
        Files.createDirectories(home.resolve("conf/profiles"));
        Files.writeString(home.resolve("conf/profiles/laptop.conf"), "smpp.port = 0\n");
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path one : files.toList()) {
                Files.writeString(providers.resolve(one.getFileName()), Files.readString(one));
            }
        } catch (UncheckedIOException e) {
            throw new AssertionError(e);
        }
        List<String> all = new ArrayList<>(List.of(sets));
        all.addAll(List.of(more));
        all.addAll(List.of("smpp.host=127.0.0.1", "http.enabled=false", "journal.durability=process"));
        if (all.stream().noneMatch(set -> set.startsWith("handset.delay"))) {
            all.add("handset.delay.fixed=0ms");
        }
        return new ProviderServer(SmscServer.start(ConfigLoader.load(new ConfigSource(Locations.of(home), null, all))));
    }

    int port() {
        return server.smppPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
