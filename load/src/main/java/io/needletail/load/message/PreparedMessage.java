package io.needletail.load.message;

/** The submit_sm of one message of the mix: one, or the parts of a long message in order. */
final class PreparedMessage {
    private final PreparedPart[] parts;

    PreparedMessage(PreparedPart[] parts) {
        this.parts = parts;
    }

    int count() {
        return parts.length;
    }

    PreparedPart part(int number) {
        return parts[number];
    }
}
