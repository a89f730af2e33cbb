package io.needletail.benchmarks.peer.object;

/**
 * An optional parameter.
 *
 * @param tag its number
 * @param value its octets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tlv(short tag, byte[] value) {}
