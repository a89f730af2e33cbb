package io.needletail.load.sink;

import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.SessionState;
import io.needletail.load.sink.plan.RateLimit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** One connection. Owned by the event loop. */
final class SinkSession {
    /** Answers that wait for their time beyond this many: reading stops until they are fewer. */
    private static final int MOST_DELAYED = 100_000;

    private static final int USUAL_LEFTOVER = 512;
    private static final byte[] NOTHING = new byte[0];

    private final Channel channel;
    private final RateLimit rate;
    private final TimedQueue delayed;
    private SessionState state = SessionState.OPEN;
    private int version = InterfaceVersion.V34;
    private @Nullable SinkAccount account;
    private @Nullable DeliverWindow window;
    private byte[] leftover = NOTHING;
    private int leftoverLength;
    private boolean writable = true;

    SinkSession(Channel channel, RateLimit rate, TimedQueue delayed) {
        this.channel = channel;
        this.rate = rate;
        this.delayed = delayed;
    }

    Channel channel() {
        return channel;
    }

    RateLimit rate() {
        return rate;
    }

    /** Answers that wait for their time. */
    TimedQueue delayed() {
        return delayed;
    }

    SessionState state() {
        return state;
    }

    int version() {
        return version;
    }

    /** Whose session it is; null before the bind and after the end. */
    @Nullable
    SinkAccount account() {
        return account;
    }

    /** Present as long as deliver_sm may be sent. */
    @Nullable
    DeliverWindow window() {
        return window;
    }

    void bind(SinkAccount to, SessionState as, int agreedVersion, int windowSize) {
        account = to;
        state = as;
        version = agreedVersion;
        window = as.mayReceive() ? new DeliverWindow(windowSize) : null;
    }

    /** Nothing more is handled or sent. */
    void end(SessionState as) {
        state = as;
        account = null;
        window = null;
        leftover = NOTHING;
        leftoverLength = 0;
        delayed.clear();
    }

    boolean hasEnded() {
        return state == SessionState.UNBOUND || state == SessionState.CLOSED;
    }

    /** True when one more deliver_sm may go out now. */
    boolean mayBeSent() {
        return writable && window != null && window.hasRoom();
    }

    /** Keeps the octets of a PDU that has not come whole. */
    void keep(byte[] from, int at, int count) {
        if (count > leftover.length) {
            leftover = new byte[Math.max(count, USUAL_LEFTOVER)];
        }
        System.arraycopy(from, at, leftover, 0, count);
        leftoverLength = count;
    }

    /** Moves what was kept to the start of an array; how many octets. */
    int takeLeftover(byte[] to) {
        int count = leftoverLength;
        System.arraycopy(leftover, 0, to, 0, count);
        leftoverLength = 0;
        if (leftover.length > USUAL_LEFTOVER) {
            leftover = NOTHING;
        }
        return count;
    }

    /** The peer reads what it is sent, or does not. */
    void writable(boolean now) {
        writable = now;
        updateReading();
    }

    /** Reads on only while the peer takes its answers and few of them wait. */
    void updateReading() {
        boolean reading = writable && delayed.size() < MOST_DELAYED;
        if (channel.config().isAutoRead() != reading) {
            channel.config().setAutoRead(reading);
        }
    }

    /** Writes everything in the buffer as one, and empties it. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the channel
    void flush(PduBuffer out) {
        if (out.length() > 0) {
            channel.writeAndFlush(copyOf(out), channel.voidPromise());
        }
    }

    /** What is in the buffer as Netty wants it; the buffer is empty then. */
    ByteBuf copyOf(PduBuffer out) {
        ByteBuf bytes = channel.alloc().directBuffer(Math.max(1, out.length()));
        bytes.writeBytes(out.bytes(), 0, out.length());
        out.clear();
        return bytes;
    }
}
