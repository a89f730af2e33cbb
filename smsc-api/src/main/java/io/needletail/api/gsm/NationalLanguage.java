package io.needletail.api.gsm;

import org.jspecify.annotations.Nullable;

/**
 * The languages that have tables of their own, by the identifier that information elements 0x24 (single shift) and 0x25 (locking
 * shift) of a user data header carry (3GPP TS 23.038 section 6.2.1.2.4, 23.040 sections 9.2.3.24.15 and .16).
 */
public enum NationalLanguage {
    /** The default alphabet and its extension: no language said. */
    DEFAULT(0, LockingTables.DEFAULT, ShiftTables.DEFAULT),
    TURKISH(1, LockingTables.TURKISH, ShiftTables.TURKISH),
    /** Has no locking shift table of its own: the default one. */
    SPANISH(2, null, ShiftTables.SPANISH),
    PORTUGUESE(3, LockingTables.PORTUGUESE, ShiftTables.PORTUGUESE),
    /** Assamese, too. */
    BENGALI(4, LockingTables.BENGALI, ShiftTables.BENGALI),
    GUJARATI(5, LockingTables.GUJARATI, ShiftTables.GUJARATI),
    HINDI(6, LockingTables.HINDI, ShiftTables.HINDI),
    KANNADA(7, LockingTables.KANNADA, ShiftTables.KANNADA),
    MALAYALAM(8, LockingTables.MALAYALAM, ShiftTables.MALAYALAM),
    ORIYA(9, LockingTables.ORIYA, ShiftTables.ORIYA),
    PUNJABI(10, LockingTables.PUNJABI, ShiftTables.PUNJABI),
    TAMIL(11, LockingTables.TAMIL, ShiftTables.TAMIL),
    TELUGU(12, LockingTables.TELUGU, ShiftTables.TELUGU),
    URDU(13, LockingTables.URDU, ShiftTables.URDU);

    private static final NationalLanguage[] BY_CODE = values();

    private final int code;

    @SuppressWarnings("ImmutableEnumChecker") // a table never changes
    private final @Nullable GsmTable locking;

    @SuppressWarnings("ImmutableEnumChecker")
    private final GsmTable single;

    NationalLanguage(int code, @Nullable String locking, String single) {
        this.code = code;
        this.locking = locking == null ? null : new GsmTable(locking.toCharArray());
        this.single = new GsmTable(single.toCharArray());
    }

    /** The language of an identifier; {@link #DEFAULT} for a reserved one, as receivers are to ignore it. */
    public static NationalLanguage of(int code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : DEFAULT;
    }

    /** The identifier, 1 to 13; 0 for {@link #DEFAULT}. */
    public int code() {
        return code;
    }

    /** True if the language has a locking shift table. */
    public boolean hasLocking() {
        return locking != null;
    }

    /** Reads codes without an escape; the default alphabet where the language has none. */
    public GsmTable locking() {
        return locking == null ? DEFAULT.locking() : locking;
    }

    /** Reads the code behind an escape. */
    public GsmTable single() {
        return single;
    }
}
