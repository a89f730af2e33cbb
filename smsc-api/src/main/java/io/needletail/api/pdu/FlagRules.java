package io.needletail.api.pdu;

/** Which values of the one-octet fields the specification defines; the rest is reserved and refused. Stateless. */
public final class FlagRules {
    private static final int MAX_TON = 6;
    /** 0, 1, 3, 4, 6, 8, 9, 10, 14, 18 (3.4 section 5.2.6). */
    private static final int NPIS =
            1 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 6 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 14 | 1 << 18;
    /** Bits 5-2 of esm_class (5.2.12), as a set of their 16 values. */
    private static final int SUBMIT_TYPES = 1 | 1 << 2 | 1 << 4;

    private static final int DELIVER_TYPES = 1 | 1 << 1 | 1 << 2 | 1 << 4 | 1 << 6 | 1 << 8;
    /** Bits 7 and 6 (5.2.17); 3 in bits 1-0 is success only in v5.0. */
    private static final int REGISTERED_DELIVERY_RESERVED = 0xC0;

    private FlagRules() {}

    /** type_of_number (5.2.5). */
    public static boolean tonAllowed(byte ton) {
        return (ton & 0xFF) <= MAX_TON;
    }

    /** numbering_plan_indicator (5.2.6). */
    public static boolean npiAllowed(byte npi) {
        return (npi & 0xFF) < Integer.SIZE && (NPIS >>> npi & 1) != 0;
    }

    /** Message mode, UDHI and reply path may have any value; data_sm goes both ways, so it may carry every type. */
    static boolean esmClassAllowed(int commandId, byte esmClass) {
        int types = commandId == CommandId.SUBMIT_SM ? SUBMIT_TYPES : DELIVER_TYPES;
        return (types >>> ((esmClass & 0x3C) >> 2) & 1) != 0;
    }

    static boolean registeredDeliveryAllowed(byte flags) {
        return (flags & REGISTERED_DELIVERY_RESERVED) == 0;
    }
}
