package io.needletail.routing.group;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.route.RouteQuery;

/** What keeps messages together, as 64 bits that are never 0. Stateless; allocates nothing. */
final class KeyHash {
    private static final long SEED = 0xCBF2_9CE4_8422_2325L;
    private static final long PRIME = 0x0000_0100_0000_01B3L;
    private static final int CONCATENATED = 0x00;
    private static final int CONCATENATED_16 = 0x08;

    private KeyHash() {}

    /** Of one long message, from any of its parts (UDH or SAR TLVs); 0 for a message that is no part. */
    static long longMessage(MessageView message) {
        int reference = reference(message);
        if (reference < 0) {
            return 0;
        }
        byte[] bytes = message.bytes();
        long hash = octets(SEED + reference, bytes, message.sourceOffset(), message.sourceLength());
        return done(octets(hash, bytes, message.destinationOffset(), message.destinationLength()));
    }

    static long destination(MessageView message) {
        int at = message.destinationOffset();
        int length = message.destinationLength();
        int plus = length > 0 && message.bytes()[at] == '+' ? 1 : 0;
        return done(octets(SEED, message.bytes(), at + plus, length - plus));
    }

    static long account(RouteQuery query) {
        String systemId = query.account.systemId();
        long hash = SEED;
        for (int i = 0; i < systemId.length(); i++) {
            hash = (hash ^ systemId.charAt(i)) * PRIME;
        }
        return done(hash);
    }

    /** Spreads a number over 64 bits. */
    static long mix(long value) {
        long z = value + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /** The reference number of a part, -1 for a message that is whole. */
    private static int reference(MessageView message) {
        int sar = message.findTlv(TlvTag.SAR_MSG_REF_NUM);
        if (sar >= 0 && message.tlvLength(sar) == 2) {
            return uint16(message.bytes(), sar);
        }
        byte[] bytes = message.bytes();
        int end = message.textOffset() + message.userDataHeaderLength();
        int at = message.textOffset() + 1;
        while (at + 2 <= end) {
            int length = bytes[at + 1] & 0xFF;
            if (at + 2 + length > end) {
                return -1;
            }
            if (bytes[at] == CONCATENATED && length == 3) {
                return bytes[at + 2] & 0xFF;
            }
            if (bytes[at] == CONCATENATED_16 && length == 4) {
                return uint16(bytes, at + 2);
            }
            at += 2 + length;
        }
        return -1;
    }

    private static int uint16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static long octets(long start, byte[] bytes, int at, int length) {
        long hash = start;
        for (int i = at; i < at + length; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return hash * PRIME;
    }

    private static long done(long hash) {
        long mixed = mix(hash);
        return mixed == 0 ? 1 : mixed;
    }
}
