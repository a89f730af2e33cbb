package io.needletail.core.protocol;

/**
 * The answer to a bind as a client reads it (3.4 section 4.1.2).
 *
 * @param status command_status
 * @param systemId of the message centre; empty where the response has no body
 * @param scInterfaceVersion {@link #NO_VERSION} where the TLV is absent: then no TLVs may be used
 */
public record BindResponse(BindType type, int status, String systemId, int scInterfaceVersion, int sequence) {
    /** {@link #scInterfaceVersion()}: not sent. */
    public static final int NO_VERSION = -1;
}
