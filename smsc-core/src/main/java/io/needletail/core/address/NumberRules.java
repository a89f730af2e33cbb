package io.needletail.core.address;

import io.needletail.api.account.NumberPlan;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as E.164. TON 1 and a + are international, TON 2 is national; of TON 0 the prefix decides, and without one a number
 * that does not begin with the country code is national only where national numbers have no prefix. Immutable: any thread.
 */
final class NumberRules {
    static final int UNKNOWN = 0;
    static final int INTERNATIONAL = 1;
    static final int NATIONAL = 2;
    static final int NETWORK_SPECIFIC = 3;
    static final int ALPHANUMERIC = 5;
    static final int ABBREVIATED = 6;
    static final int ISDN = 1;

    private static final int LAND_MOBILE = 6;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 15;

    /** What is wrong with a number. */
    enum Fault {
        NONE,
        ADDRESS,
        TON,
        NPI
    }

    private final boolean used;
    private final int shortCodes;
    private final byte[] countryCode;
    private final byte[] nationalPrefix;
    private final byte[] internationalPrefix;

    NumberRules(NumberPlan plan) {
        used = plan.isUsed();
        shortCodes = plan.shortCodes();
        countryCode = ascii(plan.countryCode());
        nationalPrefix = ascii(plan.nationalPrefix());
        internationalPrefix = ascii(plan.internationalPrefix());
    }

    boolean isUsed() {
        return used;
    }

    /** Changes a number to its E.164 form; what it is worth if it has none. A short code stays as it is. */
    Fault apply(Address number) {
        if (!used) {
            return Fault.NONE;
        }
        if (number.ton == ALPHANUMERIC) {
            return Fault.TON;
        }
        boolean plus = number.length > 0 && number.bytes[0] == '+';
        if (!number.isDigits(plus ? 1 : 0)) {
            return Fault.ADDRESS;
        }
        if (!plus && isShortCode(number)) {
            return Fault.NONE;
        }
        if (number.ton > NATIONAL) {
            return Fault.TON;
        }
        if (number.npi != UNKNOWN && number.npi != ISDN && number.npi != LAND_MOBILE) {
            return Fault.NPI;
        }
        normalise(number, plus);
        number.type(INTERNATIONAL, ISDN);
        boolean sound = number.length >= SHORTEST && number.length <= LONGEST && number.bytes[0] != '0';
        return sound ? Fault.NONE : Fault.ADDRESS;
    }

    boolean isShortCode(Address number) {
        boolean mayBe = number.ton == UNKNOWN || number.ton == NETWORK_SPECIFIC || number.ton == ABBREVIATED;
        return mayBe && number.length <= shortCodes && number.isDigits(0);
    }

    private void normalise(Address number, boolean plus) {
        if (plus) {
            number.drop(1);
        } else if (number.ton != NATIONAL && number.startsWith(internationalPrefix)) {
            number.drop(internationalPrefix.length);
        } else if (number.ton == NATIONAL || number.ton == UNKNOWN && isNational(number)) {
            if (number.startsWith(nationalPrefix)) {
                number.drop(nationalPrefix.length);
            }
            number.prepend(countryCode);
        }
    }

    private boolean isNational(Address number) {
        return nationalPrefix.length > 0 ? number.startsWith(nationalPrefix) : !number.startsWith(countryCode);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
