package io.needletail.core.protocol;

import java.util.Locale;

/**
 * A bind_transmitter, bind_receiver or bind_transceiver with sound fields (3.4 section 4.1). Texts are ISO 8859-1 and
 * within their limits.
 *
 * @param interfaceVersion 0x00 to 0x34, or 0x50
 * @param addressRange as sent; it is not a pattern here yet
 * @param sequence sequence_number, to be echoed
 */
public record BindRequest(
        BindType type,
        String systemId,
        String password,
        String systemType,
        int interfaceVersion,
        int addrTon,
        int addrNpi,
        String addressRange,
        int sequence) {

    /** The version both sides speak from now on: the lower of the two. */
    public int agreedVersion(int ownVersion) {
        return Math.min(interfaceVersion, ownVersion);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "bind_" + type.name().toLowerCase(Locale.ROOT) + "[system_id=" + systemId + ", system_type="
                + systemType + ", interface_version=0x" + Integer.toHexString(interfaceVersion) + ", addr_ton="
                + addrTon
                + ", addr_npi=" + addrNpi + ", address_range=" + addressRange + ", sequence=" + sequence + "]";
    }
}
