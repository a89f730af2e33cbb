package io.needletail.core.shard;

import io.needletail.core.pipeline.ShardEvent;

/**
 * Where an answer goes.
 *
 * @param commandId of the request
 */
record Origin(int session, int loop, int sequence, int commandId, long arrivedNanos) {
    static Origin of(ShardEvent event, int commandId) {
        return new Origin(event.session, event.loop, event.sequence, commandId, event.arrivedNanos);
    }
}
