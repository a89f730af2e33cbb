package io.needletail.app.route;

import io.needletail.api.metric.Counter;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problem;
import io.needletail.routing.SwappableRouter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules in force, and puts new ones in their place while messages are routed. Any thread may reload; loads
 * happen one after the other on the threads that ask, and what is wrong with one leaves the last good rules in force.
 */
public final class RouteSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(RouteSnapshots.class);

    private final RouteSource source;
    private final SwappableRouter router;
    private final InstantSource clock;
    private final Counter reloaded = new Counter();
    private final Counter failed = new Counter();
    private volatile RouteSnapshot current;
    private volatile ReloadResult.@Nullable Failed failure;

    private RouteSnapshots(RouteSource source, InstantSource clock, RouteSnapshot first) {
        this.source = source;
        this.clock = clock;
        this.current = first;
        this.router = new SwappableRouter(first.routes().router());
    }

    /**
     * Loads the first rules.
     *
     * @throws ConfigurationException with everything that is wrong; there is no last good snapshot yet
     */
    public static RouteSnapshots open(RouteSource source, InstantSource clock) throws ConfigurationException {
        RouteSnapshots snapshots = new RouteSnapshots(source, clock, load(source, clock, 1));
        if (source instanceof FileRoutes) {
            snapshots.log(snapshots.current);
        }
        return snapshots;
    }

    /** What shards ask; it always decides by the rules in force. */
    public SwappableRouter router() {
        return router;
    }

    /** The rules in force. */
    public RouteSnapshot current() {
        return current;
    }

    /** What was wrong with the last reload; empty if nothing was. */
    public Optional<ReloadResult.Failed> failure() {
        return Optional.ofNullable(failure);
    }

    /** For people: where the rules come from. */
    public String source() {
        return source.description();
    }

    /** Reloads that put new rules in force. */
    public long reloads() {
        return reloaded.get();
    }

    /** Reloads that left the rules in force as they were. */
    public long failures() {
        return failed.get();
    }

    /** Reads everything again, compiles it and puts it in force, or keeps what is. */
    public synchronized ReloadResult reload() {
        try {
            RouteSnapshot next = load(source, clock, current.version() + 1);
            router.swap(next.routes().router());
            current = next;
            failure = null;
            reloaded.add(1);
            log(next);
            return new ReloadResult.Loaded(next);
        } catch (ConfigurationException e) {
            failed.add(1);
            return keep(e.problems());
        }
    }

    /** Reloads if the source has changed since it was last read, successfully or not. */
    public synchronized void reloadIfChanged() {
        if (source.changed()) {
            reload();
        }
    }

    /** Says what is wrong once, not with each look at it. */
    private ReloadResult.Failed keep(List<Problem> problems) {
        ReloadResult.Failed before = failure;
        if (before != null && before.problems().equals(problems)) {
            return before;
        }
        ReloadResult.Failed now = new ReloadResult.Failed(problems, clock.instant());
        failure = now;
        LOG.error(
                "{} cannot be used; the rules of version {} stay in force. {} problem(s):",
                source.description(),
                current.version(),
                problems.size());
        problems.forEach(problem -> LOG.error("  {}", problem));
        return now;
    }

    private void log(RouteSnapshot snapshot) {
        CompiledRoutes routes = snapshot.routes();
        LOG.info(
                "routes version {} ({}) in force from {}: {} rules, {} groups, {} lists; {} ms",
                snapshot.version(),
                routes.hash(),
                source.description(),
                routes.rules(),
                routes.groups(),
                routes.lists().size(),
                snapshot.tookMillis());
        routes.warnings().forEach(warning -> LOG.warn("routes: {}", warning));
    }

    private static RouteSnapshot load(RouteSource source, InstantSource clock, long version)
            throws ConfigurationException {
        Instant began = clock.instant();
        CompiledRoutes routes = source.load();
        Instant ended = clock.instant();
        return new RouteSnapshot(version, ended, Duration.between(began, ended).toMillis(), routes);
    }
}
