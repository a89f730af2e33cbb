package io.needletail.core.session;

import io.needletail.api.pdu.MessageView;

/** Which shard a message belongs to: a hash of its destination address, so that one destination is one shard's. */
final class ShardChoice {
    private ShardChoice() {}

    static int of(MessageView message, int shards) {
        if (shards == 1) {
            return 0;
        }
        byte[] bytes = message.bytes();
        int end = message.destinationOffset() + message.destinationLength();
        int hash = 0;
        for (int i = message.destinationOffset(); i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E37_79B9;
        return (int) ((hash & 0xFFFF_FFFFL) * shards >>> 32);
    }
}
