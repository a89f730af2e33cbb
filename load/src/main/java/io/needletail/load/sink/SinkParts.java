package io.needletail.load.sink;

import io.needletail.api.time.Clock;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.load.sink.account.SinkCounts;
import io.needletail.load.sink.plan.Dice;

/**
 * What the parts of a sink share.
 *
 * @param out where PDUs are written before they go to a session at once; empty between two sessions
 * @param waiting memory for what waits
 */
record SinkParts(SinkConfig config, Clock clock, SinkCounts counts, PduBuffer out, ChunkPool waiting, Dice dice) {
    private static final int OUT_BYTES = 64 * 1024;

    static SinkParts of(SinkConfig config, Clock clock) {
        return new SinkParts(
                config,
                clock,
                new SinkCounts(clock.nanos()),
                new PduBuffer(OUT_BYTES),
                new ChunkPool(config.delivers().maxWaitingBytes()),
                new Dice(config.seed()));
    }
}
