package io.needletail.core.broadcast;

/**
 * What a broadcast achieves in one of its areas.
 *
 * @param identifier broadcast_area_identifier as it was submitted
 * @param status why it fails there; 0 if it does not
 */
record AreaOutcome(byte[] identifier, int successPercent, int status) {}
