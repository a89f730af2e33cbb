package io.needletail.api.pdu;

/** How the fields of a PDU are skipped and checked (3.4 section 3.1). Stateless: any thread; allocates nothing. */
final class Fields {
    private Fields() {}

    /** The index behind the NUL of a C-octet string, or a status, inverted. */
    static int skipString(byte[] bytes, int from, int end, int max, int statusIfTooLong) {
        int stop = Math.min(from + max, end);
        for (int at = from; at < stop; at++) {
            if (bytes[at] == 0) {
                return at + 1;
            }
        }
        return end - from >= max ? ~statusIfTooLong : ~CommandStatus.RINVCMDLEN;
    }

    /** The index behind a time field, empty or 16 characters and a NUL, or a status, inverted. */
    static int skipTime(byte[] bytes, int from, int end, int statusIfWrong) {
        if (from >= end) {
            return ~CommandStatus.RINVCMDLEN;
        }
        if (bytes[from] == 0) {
            return from + 1;
        }
        int nul = from + TimeField.LENGTH;
        if (nul >= end) {
            return ~(skipString(bytes, from, end, TimeField.LENGTH, 0) >= 0 ? statusIfWrong : CommandStatus.RINVCMDLEN);
        }
        return bytes[nul] == 0 && TimeField.isValid(bytes, from) ? nul + 1 : ~statusIfWrong;
    }

    static int int32(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    static int uint16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
