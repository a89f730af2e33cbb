package io.needletail.load.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Writes one submit_sm after the other, as the mix and the destinations say. One for each loop, in its thread; copies prepared
 * octets and allocates nothing.
 */
public final class MessageStream {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final int SEQUENCE_AT = 12;

    private final PreparedMessage[] messages;
    private final WeightedChoice choice;
    private final Destinations.Source destinations;
    private final int maxBytes;
    private int references;

    MessageStream(PreparedMessage[] messages, WeightedChoice choice, Destinations.Source destinations) {
        this.messages = messages;
        this.choice = choice;
        this.destinations = destinations;
        int most = 0;
        for (PreparedMessage message : messages) {
            for (int i = 0; i < message.count(); i++) {
                most = Math.max(most, message.part(i).maxBytes());
            }
        }
        maxBytes = most;
    }

    /** Octets to have free for {@link #append}. */
    public int maxBytes() {
        return maxBytes;
    }

    /**
     * Writes the next submit_sm of a session: the next part of the long message it is within, or a new message.
     *
     * @return the index behind it
     */
    public int append(MessageProgress progress, int sequence, byte[] out, int at) {
        PreparedMessage within = progress.message;
        if (within == null) {
            within = messages[choice.next()];
            if (within.count() == 1) {
                return write(within.part(0), null, sequence, out, at);
            }
            progress.begin(within, destinations, ++references);
        }
        PreparedPart part = within.part(progress.nextPart++);
        if (progress.nextPart == within.count()) {
            progress.message = null;
        }
        return write(part, progress, sequence, out, at);
    }

    private int write(PreparedPart part, @Nullable MessageProgress within, int sequence, byte[] out, int at) {
        byte[] head = part.head();
        byte[] tail = part.tail();
        System.arraycopy(head, 0, out, at, head.length);
        int destinationAt = at + head.length;
        int tailAt =
                within == null ? destinations.next(out, destinationAt) : within.writeDestination(out, destinationAt);
        System.arraycopy(tail, 0, out, tailAt, tail.length);
        int end = tailAt + tail.length;
        INT.set(out, at, end - at);
        INT.set(out, at + SEQUENCE_AT, sequence);
        if (within != null) {
            part.setReference(within.reference, out, tailAt);
        }
        return end;
    }
}
