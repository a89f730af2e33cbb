package io.needletail.api.account;

/**
 * How numbers of an account become E.164: country code first, no prefix, TON 1, NPI 1. Immutable.
 *
 * @param countryCode of national numbers, digits; empty to leave all numbers as they are
 * @param nationalPrefix digits before a national number, such as 0; may be empty
 * @param internationalPrefix digits before an international number, such as 00; may be empty
 * @param shortCodes most digits of a short code, which stays as it is; 0 for no short codes
 */
public record NumberPlan(String countryCode, String nationalPrefix, String internationalPrefix, int shortCodes) {
    public static final NumberPlan NONE = new NumberPlan("", "", "", 0);

    /** True if numbers are to be changed and checked. */
    public boolean isUsed() {
        return !countryCode.isEmpty();
    }
}
