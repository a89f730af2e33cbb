package io.needletail.core.pipeline;

/** Answers to submits, straight to the sessions of an event loop. Event loop thread. */
@FunctionalInterface
public interface AnswerWriter {

    /** As {@link Outbox#answer}. The session may be gone, the answer is then dropped. */
    void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength);
}
