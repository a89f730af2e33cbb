package io.needletail.core.link;

import io.needletail.api.account.Account;
import io.needletail.api.route.DestinationName;
import io.needletail.api.route.NameRegistry;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.protocol.BindType;
import io.needletail.core.server.LinkLoop;
import io.needletail.core.session.LinkMetrics;
import io.needletail.core.session.LinkTerms;
import io.needletail.core.tls.TlsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The links to all carriers, spread over the event loops in turn. Started and closed by the composition root; the getters
 * are for any thread.
 */
public final class UpstreamLinks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamLinks.class);
    private static final Duration LAST_CLOSE = Duration.ofSeconds(1);

    private final HostResolver resolver = new HostResolver();
    private final List<CarrierLinks> carriers = new ArrayList<>();
    private final List<Placed> links = new ArrayList<>();
    private final CountDownLatch running;
    private final Services services;
    private Duration longestUnbind = Duration.ZERO;
    private boolean closed;

    private record Placed(Link link, LinkLoop place) {}

    /**
     * What links share.
     *
     * @param loops where they live; still running when the links are closed
     * @param accounts where each carrier gets the account {@code @NAME}
     * @param destinations where each carrier has its number
     * @param seed of the chance in their waits
     */
    public record Services(
            List<LinkLoop> loops, AccountRegistry accounts, NameRegistry destinations, Clock clock, long seed) {
        public Services {
            loops = List.copyOf(loops);
        }
    }

    private UpstreamLinks(List<LinkConfig> configs, Services services) {
        this.services = services;
        this.running = new CountDownLatch(configs.stream()
                .mapToInt(config -> config.types().size() * config.binds())
                .sum());
        for (LinkConfig config : configs) {
            carriers.add(new CarrierLinks(config.name(), links(config)));
        }
    }

    /**
     * Begins to connect, and returns at once.
     *
     * @throws IllegalArgumentException for TLS files that cannot be used
     */
    public static UpstreamLinks start(List<LinkConfig> configs, Services services) {
        UpstreamLinks all = new UpstreamLinks(configs, services);
        all.forEach(Link::start);
        return all;
    }

    /** In the order of the configuration. */
    public List<CarrierLinks> carriers() {
        return List.copyOf(carriers);
    }

    /**
     * Unbinds all links, waits for what they are owed, as long as their unbind time says, and closes what is left. The event
     * loops must still run. Closing again does nothing.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        forEach(Link::stop);
        if (!await(longestUnbind.plusMillis(500))) {
            LOG.warn("{} links have not ended in time; closing them", running.getCount());
            forEach(Link::abort);
            await(LAST_CLOSE);
        }
        resolver.close();
    }

    private List<Link> links(LinkConfig config) {
        LinkTls settings = config.tls();
        TlsClient tls = settings == null ? null : settings.open();
        AccountEntry account = services.accounts()
                .register(new Account(
                        DestinationName.CARRIER_ACCOUNT_PREFIX + config.name(), 0, config.receiveWindow(), 1, 0));
        if (config.timers().unbind().compareTo(longestUnbind) > 0) {
            longestUnbind = config.timers().unbind();
        }
        List<Link> made = new ArrayList<>();
        for (BindType type : config.types()) {
            BindGate gate = new BindGate();
            for (int i = 0; i < config.binds(); i++) {
                made.add(link(config, made.size() + 1, type, gate, account, tls));
            }
        }
        return made;
    }

    private Link link(
            LinkConfig config,
            int number,
            BindType type,
            BindGate gate,
            AccountEntry account,
            @Nullable TlsClient tls) {
        LinkLoop place = services.loops().get(links.size() % services.loops().size());
        LinkMetrics metrics = new LinkMetrics();
        LinkTerms terms = new LinkTerms(
                Link.name(config, number),
                account,
                services.destinations().number(config.name()),
                config.credentials().bind(type),
                config.credentials().silentVersion(),
                config.window(),
                config.timers().session(),
                metrics);
        SplittableRandom random = new SplittableRandom(services.seed() + links.size());
        Link link = new Link(
                config,
                new Link.Place(number, type, place.loop(), services.clock(), random),
                new NettyConnector(config, place, terms, resolver, tls),
                gate,
                metrics,
                running::countDown);
        links.add(new Placed(link, place));
        return link;
    }

    private boolean await(Duration time) {
        try {
            return running.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void forEach(Consumer<Link> action) {
        for (Placed placed : links) {
            placed.place.loop().execute(() -> action.accept(placed.link));
        }
    }
}
