package io.needletail.load.engine;

import io.needletail.core.protocol.BindType;
import io.needletail.load.message.MessageProgress;
import io.netty.channel.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection of the generator. Belongs to one loop. */
final class LoadSession {
    private static final byte[] NOTHING = new byte[0];

    private final BindType type;
    private final int number;
    private final SubmitWindow window;
    private final MessageProgress progress = new MessageProgress();
    private DueMessages due = DueMessages.none();
    private @Nullable Channel channel;
    private SessionState state = SessionState.CONNECTING;
    private byte[] leftover = NOTHING;
    private int leftoverLength;

    /** @param number from 1, among the sessions of its type */
    LoadSession(BindType type, int number, SubmitWindow window) {
        this.type = type;
        this.number = number;
        this.window = window;
    }

    BindType type() {
        return type;
    }

    int number() {
        return number;
    }

    SubmitWindow window() {
        return window;
    }

    MessageProgress progress() {
        return progress;
    }

    /** When it is to submit in an open loop. */
    DueMessages due() {
        return due;
    }

    void due(DueMessages messages) {
        due = messages;
    }

    Channel channel() {
        return Objects.requireNonNull(channel, "not connected yet");
    }

    void connected(Channel connection) {
        channel = connection;
        state = SessionState.BINDING;
    }

    SessionState state() {
        return state;
    }

    void state(SessionState next) {
        state = next;
    }

    /** True while it may submit. */
    boolean maySubmit() {
        return state == SessionState.BOUND && type != BindType.RECEIVER;
    }

    /** Keeps the start of a PDU for the next read. */
    void keep(byte[] bytes, int at, int count) {
        if (count > leftover.length) {
            leftover = new byte[Math.max(count, 512)];
        }
        System.arraycopy(bytes, at, leftover, 0, count);
        leftoverLength = count;
    }

    int keptLength() {
        return leftoverLength;
    }

    /** Moves what was kept to the front of an array. */
    int takeKept(byte[] into) {
        int count = leftoverLength;
        System.arraycopy(leftover, 0, into, 0, count);
        leftoverLength = 0;
        return count;
    }

    /** The connection is gone. */
    void closed() {
        state = SessionState.CLOSED;
        leftover = NOTHING;
        leftoverLength = 0;
    }
}
