package io.needletail.core.shard;

/** A live message whose journal record cannot be read: this message is given up, the shard goes on. */
final class UnreadableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableMessageException(long id, long address) {
        super("message " + id + " has no sound journal record at address 0x" + Long.toHexString(address));
    }
}
