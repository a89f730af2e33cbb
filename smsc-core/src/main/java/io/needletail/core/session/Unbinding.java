package io.needletail.core.session;

/** How far an unbind has come: who asked, and what is still owed. */
final class Unbinding {
    private boolean started;
    private boolean requestDue;
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

    /** The server wants to unbind; the request goes out once the session's submits are answered. */
    void askedByServer(CloseReason why) {
        started = true;
        requestDue = true;
        reason = why;
    }

    /** The server has sent its unbind. */
    void onRequest() {
        requestDue = false;
        responseAwaited = true;
    }

    /** Nothing more is asked of the peer. */
    void withdrawRequest() {
        requestDue = false;
    }

    boolean isRequestDue() {
        return requestDue;
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
