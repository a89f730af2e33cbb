package io.needletail.core.session;

/** How far an unbind has come: who asked, and what is still owed. */
final class Unbinding {
    private boolean started;
    private boolean responseAwaited;
    private boolean responseOwed;
    private int owedSequence;
    private CloseReason reason = CloseReason.UNBOUND_BY_PEER;

    /** The ESME sent unbind: it gets its unbind_resp once its submits are answered. */
    void askedByPeer(int sequence) {
        started = true;
        responseOwed = true;
        owedSequence = sequence;
    }

    /** The server sends unbind. */
    void askedByServer(CloseReason why) {
        started = true;
        responseAwaited = true;
        reason = why;
    }

    /** The peer will send nothing more, not even an unbind_resp. */
    void endedByPeer() {
        if (!started) {
            reason = CloseReason.PEER_CLOSED;
        }
        started = true;
        responseAwaited = false;
    }

    void onResponse() {
        responseAwaited = false;
    }

    boolean isStarted() {
        return started;
    }

    boolean isResponseAwaited() {
        return responseAwaited;
    }

    boolean isResponseOwed() {
        return responseOwed;
    }

    int owedSequence() {
        return owedSequence;
    }

    CloseReason reason() {
        return reason;
    }
}
