package io.needletail.core.session;

import io.needletail.api.pdu.MessageView;

/** Which shard a message belongs to: a hash of its destination address, so that one destination is one shard's. */
final class ShardChoice {
    private ShardChoice() {}

    static int of(MessageView message, int shards) {
        if (shards == 1) {
            return 0;
        }
        return hash(message.bytes(), message.destinationOffset(), message.destinationLength(), shards);
    }

    /** The same of its source address: for a receipt the number its message went to. */
    static int ofSource(MessageView message, int shards) {
        if (shards == 1) {
            return 0;
        }
        return hash(message.bytes(), message.sourceOffset(), message.sourceLength(), shards);
    }

    private static int hash(byte[] bytes, int offset, int length, int shards) {
        int end = offset + length;
        int hash = 0;
        for (int i = offset; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E37_79B9;
        return (int) ((hash & 0xFFFF_FFFFL) * shards >>> 32);
    }
}
