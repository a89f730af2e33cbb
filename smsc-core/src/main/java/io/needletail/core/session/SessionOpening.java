package io.needletail.core.session;

import io.netty.channel.Channel;

/** Makes the session of a connection that is there now. Event loop thread, once for each channel. */
@FunctionalInterface
interface SessionOpening {

    /** @return the session, in the table already */
    SmppSession open(Channel channel);
}
