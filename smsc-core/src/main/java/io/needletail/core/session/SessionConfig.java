package io.needletail.core.session;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.InterfaceVersion;

/**
 * What every session of a server has in common. Windows belong to the account.
 *
 * @param systemId of the server, sent in bind responses; at most 15 characters
 * @param interfaceVersion highest version spoken: 0x34 or 0x50
 * @param maxPduBytes largest command_length taken; more closes the connection
 * @param fullRingStatus answer to submits that were read and do not fit into a shard's ring: RMSGQFUL or RTHROTTLED
 * @param slowReaderBytes most unread octets a peer may leave with the server before it is closed
 * @param timeouts session timers
 */
public record SessionConfig(
        String systemId,
        int interfaceVersion,
        int maxPduBytes,
        int fullRingStatus,
        long slowReaderBytes,
        SessionTimeouts timeouts) {
    private static final int MIN_PDU_BYTES = 512;
    private static final int MAX_PDU_BYTES = 100_000;

    public SessionConfig {
        if (systemId.length() > 15) {
            throw new IllegalArgumentException("system_id '" + systemId + "' has more than 15 characters");
        }
        if (interfaceVersion != InterfaceVersion.V34 && interfaceVersion != InterfaceVersion.V50) {
            throw new IllegalArgumentException(
                    "interface_version must be 0x34 or 0x50, not 0x" + Integer.toHexString(interfaceVersion));
        }
        if (maxPduBytes < MIN_PDU_BYTES || maxPduBytes > MAX_PDU_BYTES) {
            throw new IllegalArgumentException(
                    "max PDU bytes must be " + MIN_PDU_BYTES + " to " + MAX_PDU_BYTES + ", not " + maxPduBytes);
        }
        if (fullRingStatus != CommandStatus.RMSGQFUL && fullRingStatus != CommandStatus.RTHROTTLED) {
            throw new IllegalArgumentException(
                    "full ring status must be RMSGQFUL or RTHROTTLED, not " + fullRingStatus);
        }
        if (slowReaderBytes < maxPduBytes) {
            throw new IllegalArgumentException("slow reader bytes must be at least one PDU, not " + slowReaderBytes);
        }
    }

    /** 70,000 octets a PDU (message_payload needs 65,535 and the fields around it), ESME_RMSGQFUL, 16 MiB unread. */
    public static SessionConfig usual(String systemId) {
        return new SessionConfig(
                systemId, InterfaceVersion.V50, 70_000, CommandStatus.RMSGQFUL, 16L << 20, SessionTimeouts.usual());
    }
}
