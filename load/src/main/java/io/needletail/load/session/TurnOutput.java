package io.needletail.load.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * What the session whose turn it is sends in this turn: collected in one array, written and flushed at its end. One for each loop;
 * empty between turns.
 */
public final class TurnOutput {
    /** What Netty's pool keeps at hand for a thread. */
    private static final int CHUNK_BYTES = 32 * 1024;

    private byte[] bytes = new byte[CHUNK_BYTES];
    private int length;
    private boolean written;

    /** The array, with room for so many octets from {@link #length}. */
    public byte[] room(Channel channel, int octets) {
        if (length + octets > bytes.length) {
            write(channel);
            if (octets > bytes.length) {
                bytes = new byte[octets];
            }
        }
        return bytes;
    }

    public int length() {
        return length;
    }

    /** The array is filled up to there. */
    public void filledTo(int end) {
        length = end;
    }

    public void append(Channel channel, byte[] source) {
        byte[] out = room(channel, source.length);
        System.arraycopy(source, 0, out, length, source.length);
        length += source.length;
    }

    /** The turn is over. A failure comes back as an event of the channel. */
    public void flush(Channel channel) {
        if (length > 0) {
            write(channel);
        }
        if (written) {
            written = false;
            channel.flush();
        }
    }

    /** The connection is gone: what is not written is of no use. */
    public void discard() {
        length = 0;
        written = false;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the void promise
    private void write(Channel channel) {
        if (length > 0) {
            ByteBuf out = channel.alloc().directBuffer(length);
            out.writeBytes(bytes, 0, length);
            length = 0;
            written = true;
            channel.write(out, channel.voidPromise());
        }
    }
}
