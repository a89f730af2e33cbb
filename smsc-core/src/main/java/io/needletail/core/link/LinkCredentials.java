package io.needletail.core.link;

import io.needletail.core.protocol.BindRequest;
import io.needletail.core.protocol.BindType;

/**
 * What a bind says. Texts are ISO 8859-1.
 *
 * @param systemId at most 15 characters
 * @param password some carriers want more than the 8 characters of the specification; at most 64
 * @param systemType at most 12 characters
 * @param interfaceVersion the highest spoken: 0x33, 0x34 or 0x50
 * @param silentVersion the carrier's when its answer has no sc_interface_version: below 0x34 it is sent no TLV
 * @param addressRange at most 40 characters
 */
public record LinkCredentials(
        String systemId,
        String password,
        String systemType,
        int interfaceVersion,
        int silentVersion,
        int addrTon,
        int addrNpi,
        String addressRange) {
    public LinkCredentials {
        require("system-id", systemId, 15);
        require("password", password, 64);
        require("system-type", systemType, 12);
        require("addr-range", addressRange, 40);
    }

    /** As a 3.4 transmitter or receiver without a range of addresses. */
    public static LinkCredentials of(String systemId, String password) {
        return new LinkCredentials(systemId, password, "", 0x34, 0x34, 0, 0, "");
    }

    BindRequest bind(BindType type) {
        return new BindRequest(
                type, systemId, password, systemType, interfaceVersion, addrTon, addrNpi, addressRange, 0);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LinkCredentials[systemId=" + systemId + ", interfaceVersion=0x" + Integer.toHexString(interfaceVersion)
                + "]";
    }

    private static void require(String name, String value, int longest) {
        if (value.length() > longest || value.indexOf(0) >= 0) {
            throw new IllegalArgumentException(name + " must have at most " + longest + " characters, and no NUL");
        }
    }
}
