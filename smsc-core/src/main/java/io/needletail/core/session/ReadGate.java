package io.needletail.core.session;

import io.netty.channel.ChannelConfig;

/** Whether a session is read: only while no {@link PauseReason} holds. Turns {@code autoRead} off and on. */
final class ReadGate {
    private final ChannelConfig config;
    private int reasons;
    private boolean ended;

    ReadGate(ChannelConfig config) {
        this.config = config;
    }

    /** Stops reading; returns false when this reason held already. */
    boolean pause(PauseReason reason) {
        int before = reasons;
        reasons |= reason.mask();
        if (before == 0) {
            autoRead(false);
        }
        return reasons != before;
    }

    /** One reason is gone. Does not read yet: see {@link #open}. */
    void clear(PauseReason reason) {
        reasons &= ~reason.mask();
    }

    boolean isPaused(PauseReason reason) {
        return (reasons & reason.mask()) != 0;
    }

    boolean isPaused() {
        return reasons != 0;
    }

    /** True when what has been read already is to be handled: everything but a full ring forbids that. */
    boolean mayHandle() {
        return (reasons & ~PauseReason.RING.mask()) == 0;
    }

    /** Reads again, when no reason holds. */
    void open() {
        if (reasons == 0) {
            autoRead(true);
        }
    }

    /** Reads whatever comes, for a connection whose octets are only thrown away. */
    void force() {
        reasons = 0;
        autoRead(true);
    }

    /** The peer sends no more: from now on this is only about what has been read already. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Netty does not take it well when a channel whose input has ended is to be read again. */
    private void autoRead(boolean on) {
        if (!ended) {
            config.setAutoRead(on);
        }
    }
}
