package io.needletail.core.shard;

import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Journal;
import io.needletail.api.message.IdSource;
import io.needletail.api.route.Router;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.Outbox;
import java.util.List;

/**
 * Everything a shard touches outside itself.
 *
 * @param destinations in the order route verdicts count them
 * @param outboxes one for each event loop, by its index
 */
public record ShardPorts(
        Clock clock,
        Journal journal,
        Router router,
        List<Destination> destinations,
        AccountRegistry accounts,
        List<? extends Outbox> outboxes,
        IdSource ids) {}
