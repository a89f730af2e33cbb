package io.needletail.core.protocol;

/** interface_version and sc_interface_version (3.4 sections 5.2.4 and 3.4, v5.0 4.7.13 and 2.10). */
public final class InterfaceVersion {
    public static final int V34 = 0x34;
    public static final int V50 = 0x50;

    private InterfaceVersion() {}

    /** 0x00 to 0x34 and 0x50; the others are reserved. */
    public static boolean isAccepted(int version) {
        return version >= 0 && version <= V34 || version == V50;
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
