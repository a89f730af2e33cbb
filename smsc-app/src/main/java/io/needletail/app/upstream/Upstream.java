package io.needletail.app.upstream;

import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.link.LinkConfig;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All carriers, in the order of their names. Immutable. */
public record Upstream(List<UpstreamCarrier> carriers) {
    /** No carriers. */
    public static final Upstream NONE = new Upstream(List.of());

    public Upstream {
        carriers = List.copyOf(carriers);
    }

    /** For the links. */
    public List<LinkConfig> links() {
        return carriers.stream().map(UpstreamCarrier::link).collect(Collectors.toList());
    }

    /** For the shards. */
    public List<CarrierConfig> traffic() {
        return carriers.stream().map(UpstreamCarrier::traffic).collect(Collectors.toList());
    }

    /** For rules, which forward to carriers by their names. */
    public Set<String> names() {
        return carriers.stream().map(carrier -> carrier.traffic().name()).collect(Collectors.toSet());
    }
}
