package io.needletail.app.server;

import io.needletail.api.metric.SmscMetric;
import io.needletail.app.metric.SmscMeters;
import io.needletail.app.route.RouteSnapshots;

/** Shows which routing rules are in force. Starting thread; the sources are read by scraping threads. */
final class RouteMeters {
    private final SmscMeters meters;
    private final RouteSnapshots routes;

    RouteMeters(SmscMeters meters, RouteSnapshots routes) {
        this.meters = meters;
        this.routes = routes;
    }

    void bind() {
        meters.gauge(SmscMetric.ROUTE_VERSION, () -> routes.current().version());
        meters.counter(SmscMetric.ROUTE_RELOADS, routes::reloads, "loaded");
        meters.counter(SmscMetric.ROUTE_RELOADS, routes::failures, "failed");
    }
}
