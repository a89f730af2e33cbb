package io.needletail.benchmarks.peer.object;

import java.util.List;

/**
 * What a message carries.
 *
 * @param shortMessage short_message
 * @param tlvs optional parameters in their order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Content(byte[] shortMessage, List<Tlv> tlvs) {}
