package io.needletail.routing.snapshot;

/** The lot a message draws at a rule: the same each time, independent between rules. Stateless. */
final class Lot {
    private static final long PRIME = 0x0000_0100_0000_01B3L;

    private Lot() {}

    static long seed(String rule) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (int i = 0; i < rule.length(); i++) {
            hash = (hash ^ rule.charAt(i)) * PRIME;
        }
        return hash;
    }

    /** From 0 to below 100. */
    static double draw(long seed, long id) {
        long z = seed ^ (id + 0x9E37_79B9_7F4A_7C15L) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1p-53 * 100;
    }
}
