package io.needletail.app.server;

import io.needletail.api.route.RouteNames;
import io.needletail.api.time.Clock;
import io.needletail.app.account.AccountPolicy;
import io.needletail.app.account.FileAccountDirectory;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.health.HealthCheck;
import io.needletail.app.health.HealthResult;
import io.needletail.app.http.Endpoint;
import io.needletail.app.http.OperationsServer;
import io.needletail.app.metric.SmscMeters;
import io.needletail.app.route.ConfiguredRoutes;
import io.needletail.app.route.RouteEndpoints;
import io.needletail.app.route.RouteSnapshots;
import io.needletail.app.tls.TlsFiles;
import io.needletail.app.upstream.Upstream;
import io.needletail.app.upstream.UpstreamFile;
import io.needletail.app.watch.FileWatcher;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.broadcast.BroadcastCentre;
import io.needletail.core.link.UpstreamLinks;
import io.needletail.core.outbind.OutbindCaller;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.pipeline.ShardRings;
import io.needletail.core.server.IoLoops;
import io.needletail.core.server.SmppServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole server, wired: rings, event loops with their outboxes, shards with their journals, then the listener, and HTTP
 * beside it. Started and closed by one thread; the getters are for any.
 */
public final class SmscServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmscServer.class);
    private static final Duration FILE_POLL = Duration.ofSeconds(1);

    private final Closing closing;
    private final List<ShardAssembly> shards;
    private final RouteSnapshots routes;
    private final SmppServer smpp;
    private final UpstreamLinks links;
    private final @Nullable CompletableFuture<OperationsServer> http;

    private SmscServer(SmscConfig config, Closing closing) throws IOException, ConfigurationException {
        this.closing = closing;
        Clock clock = Clock.system();
        FileAccountDirectory directory = FileAccountDirectory.open(config.accountsFile(), AccountPolicy.of(config));
        AccountRegistry accounts = new AccountRegistry(directory.template());
        Upstream upstream = UpstreamFile.open(config);
        RouteNames names = ConfiguredRoutes.names(upstream.names());
        routes = RouteSnapshots.open(ConfiguredRoutes.of(config, names, upstream::names), InstantSource.system());
        TlsFiles tls = closing.add(TlsFiles.open(config, InstantSource.system()));
        DataDirectory data = DataDirectory.open(config);

        shards = new ArrayList<>();
        for (int index = 0; index < config.shards().count(); index++) {
            shards.add(closing.add(new ShardAssembly(index, config, data.shard(index), clock)));
        }
        ShardRings rings = (loop, outboxes) ->
                shards.stream().map(shard -> shard.ring(loop, outboxes)).toArray(ShardRing[]::new);
        IoLoops loops = new IoLoops(config.smpp().ioThreads(), shards.size(), SmppSettings.OUTBOX_BYTES);
        try {
            for (ShardAssembly shard : shards) {
                shard.start(loops, accounts, names, routes.router(), upstream.traffic());
            }
        } catch (RuntimeException e) {
            loops.close();
            throw e;
        }
        BroadcastCentre broadcasts = closing.add(BroadcastAssembly.open(config, data.broadcasts(), clock));
        smpp = closing.add(SmppServer.start(
                SmppSettings.of(config, tls.server()), loops, rings, accounts, directory, broadcasts, clock));
        links = closing.add(UpstreamLinks.start(
                upstream.links(),
                new UpstreamLinks.Services(
                        smpp.linkLoops(), accounts, names.destinations(), clock, System.nanoTime())));
        closing.add(OutbindCaller.start(smpp, directory::outbinds, accounts, clock));
        closing.add(new FileWatcher("smsc-tls-files", tls::reloadIfChanged, FILE_POLL));
        closing.add(new FileWatcher("smsc-accounts", directory::reloadIfChanged, FILE_POLL));
        closing.add(new FileWatcher("smsc-routes", routes::reloadIfChanged, FILE_POLL));
        http = config.http().enabled() ? startHttp(config, names) : null;
    }

    /**
     * Starts everything; when this returns the SMPP listener is open.
     *
     * @throws IOException naming what could not be opened: a port, a directory
     * @throws ConfigurationException for the accounts file, the routing rules and the files of TLS
     * @throws io.needletail.api.journal.JournalException for a journal that cannot be used
     */
    public static SmscServer start(SmscConfig config) throws IOException, ConfigurationException {
        Closing closing = new Closing();
        try {
            return new SmscServer(config, closing);
        } catch (IOException | ConfigurationException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /** The SMPP port in use: that without TLS, where there is one. */
    public int smppPort() {
        return smpp.port();
    }

    /** The SMPP port with TLS, 0 where there is none. */
    public int tlsPort() {
        return smpp.port(true).orElse(0);
    }

    /**
     * The HTTP port in use, 0 when HTTP is off. Waits for HTTP, which starts beside SMPP.
     *
     * @throws IOException if it could not be opened
     */
    public int httpPort() throws IOException {
        if (http == null) {
            return 0;
        }
        try {
            return http.join().port();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The routing rules in force. */
    public RouteSnapshots routes() {
        return routes;
    }

    /** Live messages of all shards. */
    public long messages() {
        return shards.stream().mapToLong(ShardAssembly::messages).sum();
    }

    /** Stops within ten seconds: no new connections, unbind, what is accepted is answered and kept. */
    @Override
    public void close() {
        closing.close();
    }

    private CompletableFuture<OperationsServer> startHttp(SmscConfig config, RouteNames names) {
        SmscMeters meters = closing.add(new SmscMeters());
        new MeterBinding(meters, config).bind(shards, smpp, names.rules());
        new RouteMeters(meters, routes).bind();
        new LinkMeters(meters).bind(links.carriers());
        LinkReport report = new LinkReport(links);
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(HealthCheck.of("listening", () -> HealthResult.up("port " + smpp.port())));
        shards.forEach(shard -> checks.addAll(shard.checks()));
        if (!links.carriers().isEmpty()) {
            checks.add(HealthCheck.of("links", () -> HealthResult.up(report.summary())));
        }
        List<Endpoint> endpoints = new ArrayList<>(new RouteEndpoints(routes, InstantSource.system()).all());
        endpoints.add(report.endpoint());
        CompletableFuture<OperationsServer> started = CompletableFuture.supplyAsync(() -> {
            try {
                return OperationsServer.start(config.http(), meters, checks, endpoints);
            } catch (IOException e) {
                LOG.error("{}", e.getMessage());
                throw new CompletionException(e);
            }
        });
        closing.add(() -> {
            if (!started.isCompletedExceptionally()) {
                started.join().close();
            }
        });
        return started;
    }
}
