package io.needletail.load.message;

import org.jspecify.annotations.Nullable;

/** How far a session is within a long message. Used through {@link MessageStream} alone. */
public final class MessageProgress {
    private final byte[] destination = new byte[Destinations.MAX_BYTES];
    private int destinationLength;

    @Nullable
    PreparedMessage message;

    int nextPart;
    int reference;

    void begin(PreparedMessage longMessage, Destinations.Source destinations, int newReference) {
        message = longMessage;
        nextPart = 0;
        reference = newReference;
        destinationLength = destinations.next(destination, 0);
    }

    int writeDestination(byte[] out, int at) {
        System.arraycopy(destination, 0, out, at, destinationLength);
        return at + destinationLength;
    }
}
