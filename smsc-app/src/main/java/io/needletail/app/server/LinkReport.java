package io.needletail.app.server;

import io.needletail.app.http.Endpoint;
import io.needletail.app.http.JsonObject;
import io.needletail.core.link.CarrierLinks;
import io.needletail.core.link.LinkState;
import io.needletail.core.link.LinkStatus;
import io.needletail.core.link.UpstreamLinks;
import io.needletail.core.session.LinkMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The links as {@code GET /links} and {@code /health/ready} show them. Any thread. */
final class LinkReport {
    private final UpstreamLinks links;

    LinkReport(UpstreamLinks links) {
        this.links = links;
    }

    Endpoint endpoint() {
        return Endpoint.get("/links", ignored -> new Endpoint.Answer(200, json()));
    }

    /** One line for the health report, which a carrier that is down does not spoil. */
    String summary() {
        return links.carriers().stream()
                .map(carrier -> carrier.name() + " " + carrier.count(LinkState.BOUND) + " of "
                        + carrier.status().size() + " bound")
                .collect(Collectors.joining(", "));
    }

    private String json() {
        return new JsonObject()
                .objects(
                        "carriers",
                        links.carriers().stream().map(LinkReport::carrier).collect(Collectors.toList()))
                .toString();
    }

    private static JsonObject carrier(CarrierLinks carrier) {
        List<JsonObject> binds = new ArrayList<>();
        List<LinkStatus> all = carrier.status();
        for (int i = 0; i < all.size(); i++) {
            binds.add(bind(all.get(i), carrier.metrics(i)));
        }
        return new JsonObject()
                .put("name", carrier.name())
                .put("bound", carrier.count(LinkState.BOUND))
                .objects("binds", binds);
    }

    private static JsonObject bind(LinkStatus status, LinkMetrics metrics) {
        JsonObject json = new JsonObject()
                .put("number", status.number())
                .put("type", status.type().name().toLowerCase(Locale.ROOT))
                .put("state", status.state().name().toLowerCase(Locale.ROOT))
                .put("since", Instant.ofEpochMilli(status.sinceMillis()).toString())
                .put("host", status.host());
        if (status.state() == LinkState.BOUND) {
            json.put("session", status.session())
                    .put("interfaceVersion", String.format("0x%02x", status.version()))
                    .put("carrierSystemId", status.carrierSystemId());
        }
        if (!status.lastError().isEmpty()) {
            json.put("lastError", status.lastError())
                    .put(
                            "lastErrorAt",
                            Instant.ofEpochMilli(status.lastErrorMillis()).toString());
        }
        return json.put("submits", metrics.submits.get())
                .put("unanswered", metrics.unanswered.get())
                .put("delivers", metrics.delivers.get());
    }
}
