package io.needletail.core.link;

import io.needletail.core.session.CloseReason;
import io.needletail.core.session.LinkListener;

/** Makes the connections of one link, one at a time. Event loop thread; must not wait. */
interface Connector {

    /** What becomes of an attempt to connect: that it fails, or what a {@link LinkListener} hears. */
    interface Listener extends LinkListener {
        /** There is no connection; nothing follows. */
        void onConnectFailed(String reason);
    }

    /** Connects; the listener hears of it later, never from within. */
    void connect(LinkHost host, Listener listener);

    /** Gives up an attempt or closes the connection, politely if it is bound. The listener hears of it. */
    void end(CloseReason reason);

    /** Closes whatever is there at once. */
    void abort(CloseReason reason);

    /** Finds out whether a host can be connected to; {@code yes} runs later if so. */
    void probe(LinkHost host, Runnable yes);
}
