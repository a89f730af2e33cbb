package io.needletail.core.pipeline;

/** What a shard has for the sessions of an event loop, straight to them. Event loop thread. */
public interface DirectWriter {

    /** As {@link Outbox#answer}. The session may be gone, the answer is then dropped. */
    void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength);

    /** As {@link Outbox#deliver}, with room always. */
    void deliver(int session, byte[] pdu, int length);

    /** Puts on the wire what turns before this one have written: a receipt of this one may belong to an answer of theirs. */
    void writeOut();
}
