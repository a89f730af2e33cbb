package io.needletail.app.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.needletail.app.config.HttpConfig;
import io.needletail.app.health.HealthCheck;
import io.needletail.app.health.HealthReport;
import io.needletail.app.metric.SmscMeters;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves {@code /metrics}, {@code /health/live}, {@code /health/ready} and the endpoints it is given. Handlers run on
 * {@code smsc-http} threads.
 */
public final class OperationsServer implements AutoCloseable {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";
    private static final int THREADS = 8;
    private static final long LONGEST_BODY = 256 << 10;

    private final Javalin javalin;

    private OperationsServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Listens; takes some 300 ms, so the composition root calls it beside the SMPP start, not before.
     *
     * @throws IOException naming host, port and key if it cannot
     */
    public static OperationsServer start(
            HttpConfig config, SmscMeters meters, List<HealthCheck> checks, List<Endpoint> endpoints)
            throws IOException {
        List<HealthCheck> all = List.copyOf(checks);
        Javalin javalin = Javalin.create(settings -> {
            configure(settings, meters, all);
            endpoints.forEach(endpoint -> add(settings, endpoint));
        });
        try {
            return new OperationsServer(javalin.start(config.host(), config.port()));
        } catch (RuntimeException e) {
            javalin.stop();
            throw new IOException(
                    "cannot serve HTTP on " + config.host() + ":" + config.port() + " (http.host, http.port): "
                            + rootMessage(e),
                    e);
        }
    }

    /** The port in use. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig settings, SmscMeters meters, List<HealthCheck> checks) {
        settings.startup.showJavalinBanner = false;
        settings.startup.showOldJavalinVersionWarning = false;
        settings.startup.startupWatcherEnabled = false;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("smsc-http");
        threads.setDaemon(true);
        settings.jetty.threadPool = threads;
        settings.http.maxRequestSize = LONGEST_BODY;
        settings.routes.get(
                "/metrics", request -> request.contentType(PROMETHEUS_TEXT).result(meters.scrape()));
        settings.routes.get("/health/live", request -> json(request, new HealthReport(Map.of())));
        settings.routes.get("/health/ready", request -> json(request, HealthReport.of(checks)));
    }

    private static void add(JavalinConfig settings, Endpoint endpoint) {
        switch (endpoint.method()) {
            case GET -> settings.routes.get(endpoint.path(), request -> answer(request, endpoint));
            case POST -> settings.routes.post(endpoint.path(), request -> answer(request, endpoint));
        }
    }

    private static void answer(Context request, Endpoint endpoint) {
        Endpoint.Answer answer = endpoint.handler().apply(request.body());
        request.status(answer.status()).contentType(JSON).result(answer.body());
    }

    private static void json(Context request, HealthReport report) {
        request.status(report.up() ? 200 : 503).contentType(JSON).result(Json.of(report));
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
