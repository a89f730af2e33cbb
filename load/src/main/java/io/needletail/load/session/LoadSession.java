package io.needletail.load.session;

import io.needletail.core.protocol.BindType;
import io.needletail.load.message.MessageProgress;
import io.netty.channel.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection of the generator. Belongs to one loop. */
public final class LoadSession {
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
    public LoadSession(BindType type, int number, SubmitWindow window) {
        this.type = type;
        this.number = number;
        this.window = window;
    }

    public BindType type() {
        return type;
    }

    public int number() {
        return number;
    }

    public SubmitWindow window() {
        return window;
    }

    public MessageProgress progress() {
        return progress;
    }

    /** When it is to submit in an open loop. */
    public DueMessages due() {
        return due;
    }

    public void due(DueMessages messages) {
        due = messages;
    }

    public Channel channel() {
        return Objects.requireNonNull(channel, "not connected yet");
    }

    public void connected(Channel connection) {
        channel = connection;
        state = SessionState.BINDING;
    }

    public SessionState state() {
        return state;
    }

    public void state(SessionState next) {
        state = next;
    }

    /** True while it may submit. */
    public boolean maySubmit() {
        return state == SessionState.BOUND && type != BindType.RECEIVER;
    }

    /** Keeps the start of a PDU for the next read. */
    public void keep(byte[] bytes, int at, int count) {
        if (count > leftover.length) {
            leftover = new byte[Math.max(count, 512)];
        }
        System.arraycopy(bytes, at, leftover, 0, count);
        leftoverLength = count;
    }

    public int keptLength() {
        return leftoverLength;
    }

    /** Moves what was kept to the front of an array. */
    public int takeKept(byte[] into) {
        int count = leftoverLength;
        System.arraycopy(leftover, 0, into, 0, count);
        leftoverLength = 0;
        return count;
    }

    /** The connection is gone. */
    public void closed() {
        state = SessionState.CLOSED;
        leftover = NOTHING;
        leftoverLength = 0;
    }
}
