package io.needletail.benchmarks.peer.object;

/**
 * An address.
 *
 * @param ton type of number
 * @param npi numbering plan indicator
 * @param digits the address itself
 */
public record Address(byte ton, byte npi, String digits) {}
