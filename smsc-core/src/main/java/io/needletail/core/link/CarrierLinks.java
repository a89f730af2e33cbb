package io.needletail.core.link;

import io.needletail.api.metric.Counter;
import io.needletail.core.session.LinkMetrics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All binds of one carrier, to be looked at. Any thread. */
public final class CarrierLinks {
    private final String name;
    private final List<Link> links;

    CarrierLinks(String name, List<Link> links) {
        this.name = name;
        this.links = List.copyOf(links);
    }

    /** Of the carrier. */
    public String name() {
        return name;
    }

    /** Each bind as it is now. */
    public List<LinkStatus> status() {
        return links.stream().map(Link::status).collect(Collectors.toList());
    }

    /** Binds in this state. */
    public int count(LinkState state) {
        return (int)
                links.stream().filter(link -> link.status().state() == state).count();
    }

    /** Counts of one bind; index as in {@link #status}. */
    public LinkMetrics metrics(int index) {
        return links.get(index).metrics();
    }

    /** One counter of all binds together. */
    public long sum(Function<LinkMetrics, Counter> counter) {
        return links.stream()
                .mapToLong(link -> counter.apply(link.metrics()).get())
                .sum();
    }
}
