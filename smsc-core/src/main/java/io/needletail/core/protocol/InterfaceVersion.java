package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandStatus;

/** interface_version and sc_interface_version (3.4 sections 5.2.4 and 3.4, v5.0 4.7.13 and 2.10). */
public final class InterfaceVersion {
    public static final int V34 = 0x34;
    public static final int V50 = 0x50;

    private static final int FIRST_OF_V50 = 0x100;
    private static final int PROHIBITED = 0x101;
    private static final int LAST_ABOUT_SERVICE_TYPE = 0x103;
    private static final int FIRST_OF_VENDORS = 0x400;

    private InterfaceVersion() {}

    /** 0x00 to 0x34 and 0x50; the others are reserved. */
    public static boolean isAccepted(int version) {
        return version >= 0 && version <= V34 || version == V50;
    }

    /**
     * A command_status as a peer of this version may see it (v5.0 2.11.2): those that 5.0 has added are RINVSERTYP or
     * RSUBMITFAIL to others, vendors' are the same to all.
     */
    public static int status(int version, int status) {
        if (status < FIRST_OF_V50 || status >= FIRST_OF_VENDORS || version >= V50) {
            return status;
        }
        return status <= LAST_ABOUT_SERVICE_TYPE && status != PROHIBITED
                ? CommandStatus.RINVSERTYP
                : CommandStatus.RSUBMITFAIL;
    }

    /** False for a 3.3 peer: no TLV may ever be sent to it. */
    public static boolean allowsTlvs(int version) {
        return version >= V34;
    }

    /** True for a 3.3 peer: it has room for eight characters of message_id. */
    public static boolean needsShortId(int version) {
        return version < V34;
    }
}
