package io.needletail.core.broadcast;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.FlagRules;
import io.needletail.api.pdu.TimeField;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one PDU in order; the first fault stays, and what follows it reads as nothing. */
final class FieldReader {
    private static final int ANY_OCTET = 255;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int status = CommandStatus.ROK;

    FieldReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** ESME_ROK, or the status of the first fault. */
    int status() {
        return status;
    }

    /** Index of the octet that comes next. */
    int at() {
        return at;
    }

    /** A C-Octet String of at most {@code max} octets with its NUL. */
    String string(int max, int statusIfTooLong) {
        int from = at;
        int nul = from;
        while (nul < end && bytes[nul] != 0) {
            nul++;
        }
        if (nul - from >= max) {
            fail(statusIfTooLong);
        } else if (nul == end) {
            fail(CommandStatus.RINVCMDLEN);
        }
        if (status != CommandStatus.ROK) {
            return "";
        }
        at = nul + 1;
        return new String(bytes, from, nul - from, StandardCharsets.ISO_8859_1);
    }

    /** A time, empty or of 16 characters. */
    String time(int statusIfWrong) {
        int from = at;
        String text = string(TimeField.LENGTH + 1, statusIfWrong);
        boolean sound = text.isEmpty() || text.length() == TimeField.LENGTH && TimeField.isValid(bytes, from);
        if (!sound) {
            fail(statusIfWrong);
        }
        return text;
    }

    /** An octet up to {@code most}. */
    int octet(int most, int statusIfWrong) {
        if (at >= end) {
            fail(CommandStatus.RINVCMDLEN);
            return 0;
        }
        int value = bytes[at++] & 0xFF;
        if (value > most) {
            fail(statusIfWrong);
        }
        return value;
    }

    /** TON, NPI and address. */
    BroadcastSource source() {
        int ton = octet(ANY_OCTET, CommandStatus.RINVSRCTON);
        if (!FlagRules.tonAllowed((byte) ton)) {
            fail(CommandStatus.RINVSRCTON);
        }
        int npi = octet(ANY_OCTET, CommandStatus.RINVSRCNPI);
        if (!FlagRules.npiAllowed((byte) npi)) {
            fail(CommandStatus.RINVSRCNPI);
        }
        return new BroadcastSource(ton, npi, string(21, CommandStatus.RINVSRCADR));
    }

    void fail(int fault) {
        if (status == CommandStatus.ROK) {
            status = fault;
        }
    }
}
