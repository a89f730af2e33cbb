package io.needletail.core.broadcast;

/** What a broadcast achieves in one of its areas. */
final class AreaOutcome {
    private final byte[] identifier;
    private final int successPercent;
    private final int status;

    AreaOutcome(byte[] identifier, int successPercent, int status) {
        this.identifier = identifier;
        this.successPercent = successPercent;
        this.status = status;
    }

    /** broadcast_area_identifier as it was submitted. */
    byte[] identifier() {
        return identifier;
    }

    int successPercent() {
        return successPercent;
    }

    /** Why it fails there; 0 if it does not. */
    int status() {
        return status;
    }
}
