package io.needletail.app.server;

import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalException;
import io.needletail.api.message.StateStore;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.Router;
import io.needletail.api.time.Clock;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.health.HealthCheck;
import io.needletail.app.health.RingMovementCheck;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.server.IoLoops;
import io.needletail.core.shard.Shard;
import io.needletail.core.shard.ShardLane;
import io.needletail.core.shard.ShardMetrics;
import io.needletail.core.shard.ShardPorts;
import io.needletail.persistence.JournalConfig;
import io.needletail.persistence.Journals;
import io.needletail.persistence.id.ReservedIds;
import io.needletail.persistence.journal.JournalMetrics;
import io.needletail.persistence.state.MappedStateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard with everything that is its own: {@code { ring, journal, ids, table, timers, handsets }}. Made and closed by the
 * composition root.
 */
final class ShardAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardAssembly.class);
    private static final Duration RING_PATIENCE = Duration.ofSeconds(5);

    private static final long LONGEST_NANOS = 600_000_000_000L;

    private final int index;
    private final SmscConfig config;
    private final Clock clock;
    private final SingleWriterRecorder commitNanos = new SingleWriterRecorder(LONGEST_NANOS, 2);
    private final SingleWriterRecorder syncNanos = new SingleWriterRecorder(LONGEST_NANOS, 2);
    private final JournalMetrics journalMetrics = new JournalMetrics(
            nanos -> commitNanos.recordValue(Math.min(nanos, LONGEST_NANOS)),
            nanos -> syncNanos.recordValue(Math.min(nanos, LONGEST_NANOS)));
    private final Closing closing = new Closing();
    private final ShardLane lane;
    private final Journal journal;
    private final ReservedIds ids;
    private final StateStore states;
    private final RingMovementCheck movement;
    private @Nullable Shard shard;

    ShardAssembly(int index, SmscConfig config, Path directory, Clock clock) {
        this.index = index;
        this.config = config;
        this.clock = clock;
        this.journal = closing.add(Journals.open(journalConfig(directory), clock, journalMetrics));
        try {
            this.ids = closing.add(new ReservedIds(
                    directory.resolve("ids"), index, config.shards().count(), 0));
            this.states = states(directory);
        } catch (JournalException e) {
            closing.close();
            throw e;
        }
        this.lane = new ShardLane(
                index, config.shards().ringSize(), ShardSettings.spins(config), ShardSettings.lent(config));
        this.movement = new RingMovementCheck("ring-" + index, lane::consumed, lane::backlog, clock, RING_PATIENCE);
    }

    /** Where an event loop publishes. */
    ShardRing ring(ScheduledExecutorService loop, OutboxRing[] outboxes) {
        return lane.ring(loop, outboxes[index]);
    }

    /**
     * Recovers the shard and starts its thread.
     *
     * @param names of the whole server; the handsets have a number there already
     * @param router of the whole server; its snapshot may be replaced while it is asked
     */
    void start(IoLoops loops, AccountRegistry accounts, RouteNames names, Router router, List<CarrierConfig> carriers) {
        List<Destination> destinations = List.of(HandsetSettings.handsets(config));
        List<OutboxRing> outboxes = new ArrayList<>();
        for (int loop = 0; loop < loops.count(); loop++) {
            outboxes.add(loops.outboxes(loop)[index]);
        }
        ShardPorts ports =
                new ShardPorts(clock, journal, router, destinations, carriers, names, accounts, outboxes, ids, states);
        Shard recovering = new Shard(ShardSettings.of(index, config), ports);
        journal.onDurable(lane::wake);
        long began = clock.nanos();
        int live = recovering.recover();
        ids.skipTo(journal.lastId());
        if (live > 0) {
            LOG.info("shard {}: {} messages recovered in {} ms", index, live, (clock.nanos() - began) / 1_000_000);
        }
        shard = recovering;
        lane.start(recovering);
        closing.add(lane);
        closing.add(new IdReserver(ids, index));
    }

    long messages() {
        Shard running = shard;
        return running == null ? 0 : running.messages();
    }

    /** The carriers in the order of configuration, none before the start. */
    List<Carrier> carriers() {
        Shard running = shard;
        return running == null ? List.of() : running.carriers();
    }

    List<HealthCheck> checks() {
        return List.of(movement, HealthCheck.journal("journal-" + index, journal::health));
    }

    ShardLane lane() {
        return lane;
    }

    Journal journal() {
        return journal;
    }

    JournalMetrics journalMetrics() {
        return journalMetrics;
    }

    SingleWriterRecorder commitNanos() {
        return commitNanos;
    }

    SingleWriterRecorder syncNanos() {
        return syncNanos;
    }

    /** Once started. */
    ShardMetrics metrics() {
        return Objects.requireNonNull(shard).metrics();
    }

    RingMovementCheck movement() {
        return movement;
    }

    @Override
    public void close() {
        closing.close();
    }

    private StateStore states(Path directory) {
        int messages = config.query().maxMessages();
        return messages == 0
                ? StateStore.NONE
                : closing.add(new MappedStateStore(
                        directory.resolve("states"),
                        messages,
                        config.shards().count(),
                        config.query().keep().toMillis()));
    }

    private JournalConfig journalConfig(Path directory) {
        return JournalConfig.of(directory.resolve("journal"), config.journal().durability())
                .withFileBytes(config.journal().fileBytes())
                .withMinFreeBytes(config.journal().minFreeBytes())
                .withKeepBytes(config.journal().keepBytes())
                .withShard(index);
    }
}
