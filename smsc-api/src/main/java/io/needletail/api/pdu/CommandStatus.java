package io.needletail.api.pdu;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * SMPP command_status values (3.4 section 5.1.3, v5.0 4.7.6), named as the specification names them less the
 * {@code ESME_} prefix. An int, not an enum: vendors add values of their own and each must pass through.
 */
public final class CommandStatus {
    public static final int ROK = 0x00;
    public static final int RINVMSGLEN = 0x01;
    public static final int RINVCMDLEN = 0x02;
    public static final int RINVCMDID = 0x03;
    public static final int RINVBNDSTS = 0x04;
    public static final int RALYBND = 0x05;
    public static final int RINVPRTFLG = 0x06;
    public static final int RINVREGDLVFLG = 0x07;
    public static final int RSYSERR = 0x08;
    public static final int RINVSRCADR = 0x0A;
    public static final int RINVDSTADR = 0x0B;
    public static final int RINVMSGID = 0x0C;
    public static final int RBINDFAIL = 0x0D;
    public static final int RINVPASWD = 0x0E;
    public static final int RINVSYSID = 0x0F;
    public static final int RCANCELFAIL = 0x11;
    public static final int RREPLACEFAIL = 0x13;
    public static final int RMSGQFUL = 0x14;
    public static final int RINVSERTYP = 0x15;
    public static final int RINVNUMDESTS = 0x33;
    public static final int RINVDLNAME = 0x34;
    public static final int RINVDESTFLAG = 0x40;
    public static final int RINVESMCLASS = 0x43;
    public static final int RSUBMITFAIL = 0x45;
    public static final int RINVSRCTON = 0x48;
    public static final int RINVSRCNPI = 0x49;
    public static final int RINVDSTTON = 0x50;
    public static final int RINVDSTNPI = 0x51;
    public static final int RINVSYSTYP = 0x53;
    public static final int RINVREPFLAG = 0x54;
    public static final int RTHROTTLED = 0x58;
    public static final int RINVSCHED = 0x61;
    public static final int RINVEXPIRY = 0x62;
    public static final int RINVDFTMSGID = 0x63;
    public static final int RX_T_APPN = 0x64;
    public static final int RX_P_APPN = 0x65;
    public static final int RX_R_APPN = 0x66;
    public static final int RQUERYFAIL = 0x67;
    public static final int RINVOPTPARSTREAM = 0xC0;
    public static final int ROPTPARNOTALLWD = 0xC1;
    public static final int RINVPARLEN = 0xC2;
    public static final int RMISSINGOPTPARAM = 0xC3;
    public static final int RINVOPTPARAMVAL = 0xC4;
    public static final int RDELIVERYFAILURE = 0xFE;
    public static final int RUNKNOWNERR = 0xFF;
    public static final int RINVBCASTFREQINT = 0x107;
    public static final int RINVBCASTALIAS_NAME = 0x108;
    public static final int RINVBCASTAREAFMT = 0x109;
    public static final int RINVNUMBCAST_AREAS = 0x10A;
    public static final int RINVBCASTCNTTYPE = 0x10B;
    public static final int RINVBCASTMSGCLASS = 0x10C;
    public static final int RBCASTFAIL = 0x10D;
    public static final int RBCASTQUERYFAIL = 0x10E;
    public static final int RBCASTCANCELFAIL = 0x10F;
    public static final int RINVBCAST_REP = 0x110;
    public static final int RINVBCASTSRVGRP = 0x111;
    public static final int RINVBCASTCHANIND = 0x112;

    private static final String PREFIX = "ESME_";

    private static final Map<Integer, String> NAMES = names();

    private CommandStatus() {}

    /** For people: {@code 0x0000000B (ESME_RINVDSTADR)}, the number alone where the specification has no name for it. */
    public static String text(int status) {
        String number = String.format("0x%08X", status);
        String name = NAMES.get(status);
        return name == null ? number : number + " (" + PREFIX + name + ")";
    }

    /**
     * Reads what a person writes: a name of the specification such as {@code ESME_RTHROTTLED}, or a number, decimal or
     * with 0x; empty where it is neither.
     */
    public static OptionalInt parse(String text) {
        if (text.startsWith(PREFIX)) {
            String name = text.substring(PREFIX.length());
            return NAMES.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(name))
                    .mapToInt(Map.Entry::getKey)
                    .findFirst();
        }
        try {
            return OptionalInt.of(Integer.decode(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        for (Field constant : CommandStatus.class.getFields()) {
            try {
                names.put(constant.getInt(null), constant.getName());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a public constant cannot be read", e);
            }
        }
        return names;
    }
}
