package io.needletail.core.shard;

import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Journal;
import io.needletail.api.message.IdSource;
import io.needletail.api.message.StateStore;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.Router;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.pipeline.Outbox;
import java.util.List;

/**
 * Everything a shard touches outside itself.
 *
 * @param destinations simulated ones, found by their names
 * @param carriers upstream ones
 * @param names by which router and shard know destinations and rules
 * @param states of messages that have ended, for query_sm
 * @param outboxes one for each event loop, by its index
 */
public record ShardPorts(
        Clock clock,
        Journal journal,
        Router router,
        List<Destination> destinations,
        List<CarrierConfig> carriers,
        RouteNames names,
        AccountRegistry accounts,
        List<? extends Outbox> outboxes,
        IdSource ids,
        StateStore states) {

    /** Without carriers and final states; destinations have their place in the list as their number. */
    public ShardPorts(
            Clock clock,
            Journal journal,
            Router router,
            List<Destination> destinations,
            AccountRegistry accounts,
            List<? extends Outbox> outboxes,
            IdSource ids) {
        this(
                clock,
                journal,
                router,
                destinations,
                List.of(),
                named(destinations),
                accounts,
                outboxes,
                ids,
                StateStore.NONE);
    }

    private static RouteNames named(List<Destination> destinations) {
        RouteNames names = RouteNames.empty();
        destinations.forEach(destination -> names.destinations().number(destination.name()));
        return names;
    }
}
