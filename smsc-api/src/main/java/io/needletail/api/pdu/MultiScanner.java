package io.needletail.api.pdu;

import java.util.Objects;

/**
 * Validates a submit_multi and points a {@link MultiView} at its fields, without allocating. Stateless: any thread.
 *
 * <pre>
 * submit_multi (3.4 section 4.5.1, v5.0 4.2.3.1)
 *   service_type     C &lt;= 6
 *   source           ton, npi, C &lt;= 21
 *   number_of_dests  1 to 254, in 5.0 to 255
 *   destinations     dest_flag 1: ton, npi, C &lt;= 21
 *                    dest_flag 2: dl_name C &lt;= 21
 *   the rest         as in a submit_sm, from esm_class on
 * </pre>
 *
 * What would make the rest unreadable or belongs to all destinations refuses the whole; what is wrong with the value of one
 * destination is {@link MultiView#status} and refuses that one.
 */
public final class MultiScanner {
    private static final int V34 = 0x34;
    private static final int ADDRESS_MAX = 21;
    private static final int MOST_BEFORE_50 = 254;
    private static final int ADDRESS = 1;
    private static final int LIST = 2;

    private MultiScanner() {}

    /**
     * Scans one whole PDU whose header is sound.
     *
     * @param interfaceVersion the session's; above 0x34 allows 255 destinations
     * @return {@link CommandStatus#ROK}, or the status that names the first field at fault; the view is then unusable
     */
    public static int scan(byte[] bytes, int start, int length, int interfaceVersion, MultiView view) {
        Objects.checkFromIndexSize(start, length, bytes.length);
        if (length < CommandId.HEADER_BYTES) {
            return CommandStatus.RINVCMDLEN;
        }
        boolean v50 = interfaceVersion > V34;
        MessageView message = view.message;
        message.bytes = bytes;
        message.start = start;
        message.length = length;
        message.commandId = CommandId.SUBMIT_SM;
        int at = MessageScanner.scanSource(bytes, ADDRESS_MAX, message);
        if (at < 0) {
            return ~at;
        }
        at = scanDestinations(bytes, at, v50, view);
        if (at < 0) {
            return ~at;
        }
        view.destinationsEnd = at;
        view.rewind();
        return MessageScanner.scanBehindAddresses(bytes, at, v50, message);
    }

    /** The index behind the last one, or a status, inverted. */
    private static int scanDestinations(byte[] bytes, int from, boolean v50, MultiView view) {
        int end = view.message.end();
        if (from >= end) {
            return ~CommandStatus.RINVCMDLEN;
        }
        int count = bytes[from] & 0xFF;
        if (count == 0 || count > MOST_BEFORE_50 && !v50) {
            return ~CommandStatus.RINVNUMDESTS;
        }
        view.destinations = count;
        view.destinationsAt = from + 1;
        int at = from + 1;
        for (int i = 0; i < count && at >= 0; i++) {
            at = scanDestination(bytes, at, end);
        }
        return at;
    }

    private static int scanDestination(byte[] bytes, int at, int end) {
        if (at >= end) {
            return ~CommandStatus.RINVCMDLEN;
        }
        return switch (bytes[at]) {
            case ADDRESS ->
                end - at < 3
                        ? ~CommandStatus.RINVCMDLEN
                        : Fields.skipString(bytes, at + 3, end, ADDRESS_MAX, CommandStatus.RINVDSTADR);
            case LIST -> Fields.skipString(bytes, at + 1, end, ADDRESS_MAX, CommandStatus.RINVDLNAME);
            default -> ~CommandStatus.RINVDESTFLAG;
        };
    }
}
