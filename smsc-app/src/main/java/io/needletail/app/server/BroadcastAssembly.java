package io.needletail.app.server;

import io.needletail.api.journal.Durability;
import io.needletail.api.time.Clock;
import io.needletail.app.config.SmscConfig;
import io.needletail.core.broadcast.BroadcastCentre;
import io.needletail.core.broadcast.BroadcastConfig;
import java.nio.file.Path;

/** Makes what answers about broadcasts of the configuration. */
final class BroadcastAssembly {
    private BroadcastAssembly() {}

    /** @throws io.needletail.api.journal.JournalException if the file cannot be used */
    static BroadcastCentre open(SmscConfig config, Path file, Clock clock) {
        BroadcastConfig broadcasts = new BroadcastConfig(
                config.broadcast().areas(),
                config.broadcast().keep().toMillis(),
                config.broadcast().most(),
                config.message().defaultValidity().toMillis(),
                config.message().maxValidity().toMillis(),
                config.journal().durability() == Durability.DISK);
        return BroadcastCentre.open(file, broadcasts, clock);
    }
}
